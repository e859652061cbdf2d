//! Draws egui's triangles on the CPU, so that pictures need neither a GPU nor a display and come
//! out the same on every machine: edges in fixed point with the top-left rule, bilinear sampling
//! of textures, premultiplied blending in gamma space, as egui's own painters do it.
#![expect(clippy::iter_over_hash_type, reason = "every texture is set on its own")]

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
    fn texel(&self, x: isize, y: isize) -> [u8; 4] {
        let x = x.clamp(0, self.width as isize - 1) as usize;
        let y = y.clamp(0, self.height as isize - 1) as usize;
        self.pixels[y * self.width + x].to_array()
    }

    /// The colour at `u`, `v`, each from 0 to 1.
    fn sample(&self, u: f32, v: f32) -> [f32; 4] {
        let (x, y) = (u * self.width as f32 - 0.5, v * self.height as f32 - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (fx, fy) = (x - left, y - top);
        let (left, top) = (left as isize, top as isize);
        let (a, b) = (self.texel(left, top), self.texel(left + 1, top));
        let (c, d) = (self.texel(left, top + 1), self.texel(left + 1, top + 1));
        let mut mixed = [0.0; 4];
        // Most texels of a glyph's square are empty.
        if a[3] | b[3] | c[3] | d[3] == 0 {
            return mixed;
        }
        let mut i = 0;
        while i < 4 {
            let upper = f32::from(a[i]) * (1.0 - fx) + f32::from(b[i]) * fx;
            let lower = f32::from(c[i]) * (1.0 - fx) + f32::from(d[i]) * fx;
            mixed[i] = upper * (1.0 - fy) + lower * fy;
            i += 1;
        }
        mixed
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

/// The first and last pixel of `from..to` on the line through `at` that lie on the inner side of the
/// edge; `at` is the middle of pixel `from`.
fn inside(edge: (Corner, Corner), at: Corner, from: i64, to: i64) -> (i64, i64) {
    let (one, other) = edge;
    let start = area(one, other, at) + bias(one, other);
    let change = (one.y - other.y) * STEPS as i64;
    match change {
        0 if start >= 0 => (from, to),
        0 => (to, from),
        1.. => {
            (from + (-start).div_euclid(change) + i64::from((-start).rem_euclid(change) > 0), to)
        }
        _ if start < 0 => (to, from),
        _ => (from, (from + start / -change + 1).min(to)),
    }
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
        let solid = (a.color == b.color && b.color == c.color && a.uv == b.uv && b.uv == c.uv)
            .then(|| shade(texture, a.uv.x, a.uv.y, a.color.to_array().map(f32::from)));
        let step = STEPS as i64;
        let left = pa.x.min(pb.x).min(pc.x).div_euclid(step).max(clip.left as i64);
        let right = (pa.x.max(pb.x).max(pc.x).div_euclid(step) + 1).min(clip.right as i64);
        let top = pa.y.min(pb.y).min(pc.y).div_euclid(step).max(clip.top as i64);
        let bottom = (pa.y.max(pb.y).max(pc.y).div_euclid(step) + 1).min(clip.bottom as i64);
        for y in top..bottom {
            let at = Corner { x: left * step + step / 2, y: y * step + step / 2 };
            let (mut from, mut to) = (left, right);
            for edge in [(pa, pb), (pb, pc), (pc, pa)] {
                let (first, last) = inside(edge, at, left, right);
                from = from.max(first);
                to = to.min(last);
            }
            if from >= to {
                continue;
            }
            let line = y as usize * self.width;
            let pixels = &mut self.pixels[line + from as usize..line + to as usize];
            match solid {
                Some(source) if source[3] >= 255.0 => pixels.fill(source.map(|c| c.round() as u8)),
                Some(source) => pixels.iter_mut().for_each(|pixel| blend(pixel, source)),
                None => {
                    let first = Corner { x: from * step + step / 2, ..at };
                    shaded(pixels, [a, b, c], [pa, pb, pc], first, texture);
                }
            }
        }
    }
}

/// Draws part of a line of a triangle whose corners differ in colour or texture. `first` is the
/// middle of the first pixel.
fn shaded(
    pixels: &mut [[u8; 4]],
    corners: [Vertex; 3],
    [pa, pb, pc]: [Corner; 3],
    first: Corner,
    texture: &Texture,
) {
    let whole = area(pa, pb, pc) as f32;
    let [a, b, c] = corners;
    let weights = |at: Corner| {
        let (wa, wb) = (area(pb, pc, at) as f32 / whole, area(pc, pa, at) as f32 / whole);
        (wa, wb, 1.0 - wa - wb)
    };
    let mix = |(wa, wb, wc): (f32, f32, f32), values: [f32; 3]| {
        values[0] * wa + values[1] * wb + values[2] * wc
    };
    let next = Corner { x: first.x + STEPS as i64, ..first };
    let (here, there) = (weights(first), weights(next));
    let line = |values: [f32; 3]| (mix(here, values), mix(there, values) - mix(here, values));
    let (u, du) = line([a.uv.x, b.uv.x, c.uv.x]);
    let (v, dv) = line([a.uv.y, b.uv.y, c.uv.y]);
    let tints = [a, b, c].map(|corner| corner.color.to_array().map(f32::from));
    let tint: [(f32, f32); 4] =
        std::array::from_fn(|i| line([tints[0][i], tints[1][i], tints[2][i]]));
    for (k, pixel) in pixels.iter_mut().enumerate() {
        let k = k as f32;
        let texel = texture.sample(u + du * k, v + dv * k);
        if texel[3] > 0.0 {
            let mut source = [0.0; 4];
            for i in 0..4 {
                source[i] = texel[i] * (tint[i].0 + tint[i].1 * k) / 255.0;
            }
            blend(pixel, source);
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
    for i in 0..4 {
        pixel[i] = (source[i] + f32::from(pixel[i]) * through + 0.5) as u8;
    }
}
