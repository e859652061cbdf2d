//! Pictures of every screen, drawn by a rasterizer that needs no GPU.
