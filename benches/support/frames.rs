//! What a frame of the window costs, and how it is told.

use crate::desk::Desk;
use egui::{Event, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, Rect, TextureId, TouchPhase, vec2};
use egui_kittest::kittest::Queryable;
use rustix::time::{ClockId, clock_gettime};

/// CPU time of this thread so far, in milliseconds: painters and readers work beside it.
fn cpu() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}

/// One frame: the pass over the window and the tessellation. Milliseconds of CPU, and the textures it shows.
pub fn drawn(desk: &mut Desk) -> (f64, Vec<TextureId>) {
    let began = cpu();
    let harness = &mut desk.harness;
    harness.step();
    let shapes = harness.output().shapes.clone();
    let density = harness.ctx.pixels_per_point();
    let meshes = harness.ctx.tessellate(shapes, density);
    let time = cpu() - began;
    assert!(!meshes.is_empty());
    let texture = |shown: &egui::ClippedPrimitive| match &shown.primitive {
        egui::epaint::Primitive::Mesh(mesh) => Some(mesh.texture_id),
        egui::epaint::Primitive::Callback(_) => None,
    };
    (time, meshes.iter().filter_map(texture).collect())
}

/// CPU time of one frame, in milliseconds.
pub fn frame(desk: &mut Desk) -> f64 {
    drawn(desk).0
}

/// Tells half, 99 of 100 and the worst of some times in milliseconds.
pub fn report(what: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times[(times.len() - 1) * share / 1000];
    let (p50, p99, most) = (at(500), at(990), at(1000));
    println!("{what:44} p50 {p50:6.2} ms, p99 {p99:6.2} ms, most {most:6.2} ms");
}

/// Scrolls what is under the pointer down and up again.
pub fn scroll(desk: &mut Desk, what: &str, at: Pos2, frames: usize) {
    desk.harness.event(Event::PointerMoved(at));
    desk.harness.step();
    let mut times = Vec::new();
    for number in 0..frames {
        let way = if number < frames / 2 { -240.0 } else { 240.0 };
        desk.harness.event(Event::MouseWheel {
            source: MouseWheelSource::Wheel,
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, way),
            phase: TouchPhase::Move,
            modifiers: Modifiers::NONE,
        });
        times.push(frame(desk));
    }
    report(what, times);
}

/// Where the control of this name stands.
pub fn place(desk: &Desk, name: &str) -> Rect {
    desk.harness.get_by_label(name).rect()
}

/// A number of megabytes that the kernel tells of this process ("VmRSS", "VmHWM").
pub fn memory(name: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux tells the memory");
    let line = status.lines().find(|line| line.starts_with(name));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
    kilobytes.expect("a number of kilobytes") / 1024.0
}

/// Tells the memory in use and the most that was.
pub fn report_memory(when: &str) {
    let (now, most) = (memory("VmRSS"), memory("VmHWM"));
    println!("memory {when}: {now:.0} MB, at most {most:.0} MB");
}

/// Begins to measure the most anew.
pub fn forget_most_memory() {
    // Where the kernel refuses, the most of the whole run is told, which is no less.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}
