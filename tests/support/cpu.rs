//! CPU time of a piece of work, for benchmarks.

/// CPU time of all threads of this process so far, in milliseconds. Asked of the kernel in one call: what
/// is measured is a fraction of a millisecond.
fn cpu() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}

/// The result, and what it cost in milliseconds.
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let before = cpu();
    let result = std::hint::black_box(work());
    (result, cpu() - before)
}
