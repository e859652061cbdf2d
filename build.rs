//! On Windows, gives the programs their icon, their version and their manifest (sharp on every screen,
//! paths of any length). On other systems there is nothing to do.

fn main() -> std::io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    #[cfg(windows)]
    {
        println!("cargo:rerun-if-changed=assets/icon/tellings.ico");
        println!("cargo:rerun-if-changed=assets/packaging/windows/tellings.manifest");
        let mut resource = winresource::WindowsResource::new();
        resource
            .set_icon("assets/icon/tellings.ico")
            .set_manifest_file("assets/packaging/windows/tellings.manifest")
            .set("ProductName", "Tellings")
            .set("FileDescription", "Tellings: versions of a news story compared");
        resource.compile()?;
    }
    Ok(())
}
