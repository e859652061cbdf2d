//! Draws egui's triangles on the CPU, so that pictures need neither a GPU nor a display and come
//! out the same on every machine: edges in fixed point with the top-left rule, bilinear sampling
//! of textures, premultiplied blending in gamma space, as egui's own painters do it.

use egui::epaint::{ClippedPrimitive, Mesh, Primitive, Vertex};
use egui::{Color32, TextureId, TexturesDelta};
use std::collections::HashMap;

/// Steps of a pixel in which corners are placed.
const STEPS: f32 = 256.0;

/// A texture as egui last sent it.
#[derive(Default)]
struct Texture {
    width: usize,
    height: usize,
    pixels: Vec<Color32>,
}

impl Texture {
    fn texel(&self, x: isize, y: isize) -> [f32; 4] {
        let x = x.clamp(0, self.width as isize - 1) as usize;
        let y = y.clamp(0, self.height as isize - 1) as usize;
        self.pixels[y * self.width + x].to_array().map(f32::from)
    }

    /// The colour at `u`, `v`, each from 0 to 1.
    fn sample(&self, u: f32, v: f32) -> [f32; 4] {
        let (x, y) = (u * self.width as f32 - 0.5, v * self.height as f32 - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (fx, fy) = (x - left, y - top);
        let (left, top) = (left as isize, top as isize);
        let [a, b] = [self.texel(left, top), self.texel(left + 1, top)];
        let [c, d] = [self.texel(left, top + 1), self.texel(left + 1, top + 1)];
        std::array::from_fn(|i| {
            let upper = a[i] + (b[i] - a[i]) * fx;
            let lower = c[i] + (d[i] - c[i]) * fx;
            upper + (lower - upper) * fy
        })
    }
}

/// A renderer for `egui_kittest` that needs nothing but memory.
#[derive(Default)]
pub(crate) struct Rasterizer {
    textures: HashMap<TextureId, Texture>,
}

impl egui_kittest::TestRenderer for Rasterizer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, images) in delta.set.drain() {
            for image in images {
                let egui::ImageData::Color(pixels) = image.image;
                let texture = self.textures.entry(id).or_default();
                let [width, height] = pixels.size;
                match image.pos {
                    None => *texture = Texture { width, height, pixels: pixels.pixels.clone() },
                    Some([left, top]) => {
                        for (row, line) in pixels.pixels.chunks(width).enumerate() {
                            let start = (top + row) * texture.width + left;
                            texture.pixels[start..start + width].copy_from_slice(line);
                        }
                    }
                }
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(
        &mut self,
        ctx: &egui::Context,
        output: &egui::FullOutput,
    ) -> Result<image::RgbaImage, String> {
        let scale = output.pixels_per_point;
        let size = ctx.content_rect().size() * scale;
        let mut canvas = Canvas::new(size.x.round() as usize, size.y.round() as usize);
        for ClippedPrimitive { clip_rect, primitive } in
            ctx.tessellate(output.shapes.clone(), scale)
        {
            let Primitive::Mesh(mesh) = primitive else { continue };
            let texture =
                self.textures.get(&mesh.texture_id).ok_or("a mesh without its texture")?;
            let edge = |value: f32| (value * scale).round().max(0.0) as usize;
            let clip = Clip {
                left: edge(clip_rect.left()),
                top: edge(clip_rect.top()),
                right: edge(clip_rect.right()).min(canvas.width),
                bottom: edge(clip_rect.bottom()).min(canvas.height),
            };
            canvas.draw(&mesh, texture, &clip, scale);
        }
        canvas.into_image().ok_or_else(|| "an empty picture".to_owned())
    }
}

/// The pixels in which a mesh may draw; right and bottom are not among them.
struct Clip {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 4]>,
}

/// A corner in steps of a pixel.
#[derive(Clone, Copy)]
struct Corner {
    x: i64,
    y: i64,
}

/// Twice the area of the triangle of these corners; positive where they turn right.
fn area(a: Corner, b: Corner, c: Corner) -> i64 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// 0 for edges whose pixels belong to the triangle, -1 for those that belong to its neighbour.
fn bias(from: Corner, to: Corner) -> i64 {
    let top = from.y == to.y && to.x > from.x;
    let left = to.y < from.y;
    if top || left { 0 } else { -1 }
}

impl Canvas {
    fn new(width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![[0, 0, 0, 255]; width * height] }
    }

    fn into_image(self) -> Option<image::RgbaImage> {
        let bytes = self.pixels.into_iter().flatten().collect();
        image::RgbaImage::from_raw(self.width as u32, self.height as u32, bytes)
    }

    fn draw(&mut self, mesh: &Mesh, texture: &Texture, clip: &Clip, scale: f32) {
        for [a, b, c] in mesh.triangles() {
            let corners = [a, b, c].map(|index| mesh.vertices[index as usize]);
            self.triangle(corners, texture, clip, scale);
        }
    }

    fn triangle(
        &mut self,
        [a, mut b, mut c]: [Vertex; 3],
        texture: &Texture,
        clip: &Clip,
        scale: f32,
    ) {
        let corner = |v: &Vertex| Corner {
            x: (v.pos.x * scale * STEPS).round() as i64,
            y: (v.pos.y * scale * STEPS).round() as i64,
        };
        if area(corner(&a), corner(&b), corner(&c)) < 0 {
            std::mem::swap(&mut b, &mut c);
        }
        let [pa, pb, pc] = [corner(&a), corner(&b), corner(&c)];
        let whole = area(pa, pb, pc);
        if whole == 0 {
            return;
        }
        let step = STEPS as i64;
        let first = |values: [i64; 3], least: usize| {
            (values.into_iter().min().unwrap_or(0).div_euclid(step)).max(least as i64)
        };
        let last = |values: [i64; 3], most: usize| {
            (values.into_iter().max().unwrap_or(0).div_euclid(step) + 1).min(most as i64)
        };
        let flat = a.color == b.color && b.color == c.color && a.uv == b.uv && b.uv == c.uv;
        let solid = flat.then(|| shade(texture, a.uv.x, a.uv.y, a.color.to_array().map(f32::from)));
        let (bias_a, bias_b, bias_c) = (bias(pb, pc), bias(pc, pa), bias(pa, pb));
        let [ca, cb, cc] = [a, b, c].map(|v| v.color.to_array().map(f32::from));
        for y in first([pa.y, pb.y, pc.y], clip.top)..last([pa.y, pb.y, pc.y], clip.bottom) {
            let line = y as usize * self.width;
            let mut at = Corner { x: 0, y: y * step + step / 2 };
            for x in first([pa.x, pb.x, pc.x], clip.left)..last([pa.x, pb.x, pc.x], clip.right) {
                at.x = x * step + step / 2;
                let (wa, wb, wc) = (area(pb, pc, at), area(pc, pa, at), area(pa, pb, at));
                if wa + bias_a < 0 || wb + bias_b < 0 || wc + bias_c < 0 {
                    continue;
                }
                let source = solid.unwrap_or_else(|| {
                    let share = |w: i64| w as f32 / whole as f32;
                    let (wa, wb, wc) = (share(wa), share(wb), share(wc));
                    let u = a.uv.x * wa + b.uv.x * wb + c.uv.x * wc;
                    let v = a.uv.y * wa + b.uv.y * wb + c.uv.y * wc;
                    shade(
                        texture,
                        u,
                        v,
                        std::array::from_fn(|i| ca[i] * wa + cb[i] * wb + cc[i] * wc),
                    )
                });
                blend(&mut self.pixels[line + x as usize], source);
            }
        }
    }
}

/// The colour of a texture tinted with that of the corners, each channel from 0 to 255.
fn shade(texture: &Texture, u: f32, v: f32, tint: [f32; 4]) -> [f32; 4] {
    let texel = texture.sample(u, v);
    std::array::from_fn(|i| texel[i] * tint[i] / 255.0)
}

/// Lays a premultiplied colour over a pixel.
fn blend(pixel: &mut [u8; 4], source: [f32; 4]) {
    let through = 1.0 - source[3] / 255.0;
    for (old, new) in pixel.iter_mut().zip(source) {
        *old = (new + f32::from(*old) * through).round().clamp(0.0, 255.0) as u8;
    }
}
