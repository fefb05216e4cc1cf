//! Draws what egui would send to the graphics card, on the processor: triangles with a colour at each corner
//! and a texture, one over the other. Exact where triangles meet, and the same on every machine.

use egui::epaint::{ClippedPrimitive, ImageData, Mesh, Primitive, Vertex};
use egui::{Color32, Rect, TextureFilter, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Parts of a pixel that corners are rounded to.
const PARTS: f32 = 256.0;

/// Keeps the textures of a window under test, and draws it when asked.
#[derive(Clone, Default)]
pub struct Raster(Rc<RefCell<HashMap<TextureId, Texture>>>);

struct Texture {
    size: [usize; 2],
    pixels: Vec<Color32>,
    linear: bool,
}

/// A picture in rows from the top.
pub struct Drawn {
    pub size: [usize; 2],
    pub pixels: Vec<[f32; 4]>,
}

impl TestRenderer for Raster {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut textures = self.0.borrow_mut();
        for (id, patches) in delta.set.drain() {
            for patch in patches {
                let ImageData::Color(image) = &patch.image;
                let linear = patch.options.magnification == TextureFilter::Linear;
                let Some([left, top]) = patch.pos else {
                    let (size, pixels) = (image.size, image.pixels.clone());
                    textures.insert(id, Texture { size, pixels, linear });
                    continue;
                };
                let texture = textures.get_mut(&id).expect("a patch of a known texture");
                for (row, pixels) in image.pixels.chunks(image.size[0]).enumerate() {
                    let at = (top + row) * texture.size[0] + left;
                    texture.pixels[at..at + pixels.len()].copy_from_slice(pixels);
                }
            }
        }
        for id in delta.free.drain() {
            textures.remove(&id);
        }
    }
}

impl Raster {
    /// The textures now held beside that of the glyphs.
    pub fn pictures(&self) -> Vec<TextureId> {
        let textures = self.0.borrow();
        let ids = textures.keys().filter(|id| **id != TextureId::default());
        let mut ids: Vec<TextureId> = ids.copied().collect();
        ids.sort();
        ids
    }

    /// Draws a window of this size in pixels, inside `part` of it (in points).
    pub fn draw(&self, primitives: &[ClippedPrimitive], density: f32, size: [usize; 2], part: Rect) -> Drawn {
        let textures = self.0.borrow();
        let mut drawn = Drawn {
            size,
            pixels: vec![[0.0; 4]; size[0] * size[1]],
        };
        for ClippedPrimitive { clip_rect, primitive } in primitives {
            let Primitive::Mesh(mesh) = primitive else {
                panic!("the window paints by meshes alone");
            };
            let texture = textures.get(&mesh.texture_id).expect("a texture that was set");
            drawn.mesh(mesh, texture, clip_rect.intersect(part) * density, density);
        }
        drawn
    }
}

impl Drawn {
    fn mesh(&mut self, mesh: &Mesh, texture: &Texture, clip: Rect, density: f32) {
        let whole = |value: f32, most: usize| value.round().clamp(0.0, most as f32) as i64;
        let across = [
            whole(clip.left(), self.size[0]),
            whole(clip.right(), self.size[0]),
        ];
        let down = [
            whole(clip.top(), self.size[1]),
            whole(clip.bottom(), self.size[1]),
        ];
        for corners in mesh.indices.chunks_exact(3) {
            let corner = |at: usize| &mesh.vertices[corners[at] as usize];
            self.triangle([corner(0), corner(1), corner(2)], texture, density, across, down);
        }
    }

    fn triangle(
        &mut self,
        mut corners: [&Vertex; 3],
        texture: &Texture,
        density: f32,
        across: [i64; 2],
        down: [i64; 2],
    ) {
        let place = |vertex: &Vertex| {
            [vertex.pos.x, vertex.pos.y].map(|value| (value * density * PARTS).round() as i64)
        };
        // Twice the area on the left of an edge, exact in whole parts.
        let side = |a: [i64; 2], b: [i64; 2], p: [i64; 2]| {
            (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
        };
        let mut at = corners.map(place);
        let mut area = side(at[0], at[1], at[2]);
        if area < 0 {
            corners.swap(1, 2);
            at.swap(1, 2);
            area = -area;
        }
        if area == 0 {
            return;
        }
        // A pixel on an edge belongs to the triangle whose top or left edge it is: to one of two.
        let owned = |a: [i64; 2], b: [i64; 2]| (b[1] == a[1] && b[0] > a[0]) || b[1] < a[1];
        let edges = [(1, 2), (2, 0), (0, 1)].map(|(a, b)| {
            let least = if owned(at[a], at[b]) { 0 } else { 1 };
            (at[a], at[b], least)
        });
        let parts = PARTS as i64;
        let bounds = |axis: usize, within: [i64; 2]| {
            let values = at.map(|point| point[axis]);
            let (low, high) = (values.iter().min().unwrap(), values.iter().max().unwrap());
            (low.div_euclid(parts)).max(within[0])..(high.div_euclid(parts) + 1).min(within[1])
        };
        let flat = corners[0].color == corners[1].color && corners[0].color == corners[2].color;
        let plain = corners[0].uv == corners[1].uv && corners[0].uv == corners[2].uv;
        let fixed = (flat && plain).then(|| shade(corners, [1.0, 0.0, 0.0], texture));
        let columns = bounds(0, across);
        for y in bounds(1, down) {
            // Along a row the side of an edge grows by equal steps: the pixels inside are one run.
            let (mut first, mut end) = (columns.start, columns.end);
            let start = edges.map(|(a, b, _)| side(a, b, [parts / 2, y * parts + parts / 2]));
            let steps = edges.map(|(a, b, _)| (a[1] - b[1]) * parts);
            for ((start, step), (.., least)) in start.into_iter().zip(steps).zip(edges) {
                match step {
                    0 if start < least => end = first,
                    0 => {}
                    1.. => first = first.max(-(start - least).div_euclid(step)),
                    _ => end = end.min((start - least).div_euclid(-step) + 1),
                }
            }
            let row = y as usize * self.size[0];
            for x in first..end {
                let over = fixed.unwrap_or_else(|| {
                    let share = [0, 1, 2].map(|at| (start[at] + x * steps[at]) as f32 / area as f32);
                    shade(corners, share, texture)
                });
                let under = &mut self.pixels[row + x as usize];
                if over[3] >= 1.0 {
                    *under = over;
                    continue;
                }
                for (under, over_channel) in under.iter_mut().zip(over) {
                    *under = over_channel + *under * (1.0 - over[3]);
                }
            }
        }
    }
}

/// The colour at a point, premultiplied, 0 to 1.
fn shade(corners: [&Vertex; 3], share: [f32; 3], texture: &Texture) -> [f32; 4] {
    let mixed = |value: fn(&Vertex) -> f32| -> f32 {
        let parts = corners.iter().zip(share);
        parts.map(|(corner, share)| value(corner) * share).sum()
    };
    let colour = [
        mixed(|corner| f32::from(corner.color.r())),
        mixed(|corner| f32::from(corner.color.g())),
        mixed(|corner| f32::from(corner.color.b())),
        mixed(|corner| f32::from(corner.color.a())),
    ];
    let texel = texture.at(mixed(|corner| corner.uv.x), mixed(|corner| corner.uv.y));
    std::array::from_fn(|channel| colour[channel] / 255.0 * texel[channel])
}

impl Texture {
    fn at(&self, u: f32, v: f32) -> [f32; 4] {
        let (x, y) = (u * self.size[0] as f32, v * self.size[1] as f32);
        if !self.linear {
            return self.texel(x.floor(), y.floor());
        }
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (right_share, low_share) = (x - left, y - top);
        let [a, b, c, d] = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)]
            .map(|(right, low)| self.texel(left + right, top + low));
        std::array::from_fn(|channel| {
            let upper = a[channel] + (b[channel] - a[channel]) * right_share;
            let lower = c[channel] + (d[channel] - c[channel]) * right_share;
            upper + (lower - upper) * low_share
        })
    }

    fn texel(&self, x: f32, y: f32) -> [f32; 4] {
        let inside = |value: f32, size: usize| value.clamp(0.0, (size - 1) as f32) as usize;
        let at = inside(y, self.size[1]) * self.size[0] + inside(x, self.size[0]);
        self.pixels[at]
            .to_array()
            .map(|channel| f32::from(channel) / 255.0)
    }
}
