//! Deflating, on two threads where it is worth one; the bytes do not depend on how many.

use super::Pending;
use crate::pdf::error::ExportError;
use flate2::{Compress, Compression, FlushCompress, Status};

/// Threads that deflate.
const THREADS: usize = 2;
/// Bytes below which one thread has them done before a second has begun.
const FEW: usize = 256 << 10;

/// An encoder, whose tables (some hundred kilobytes) serve for one stream after the other.
struct Deflater(Compress);

impl Deflater {
    fn new() -> Self {
        Self(Compress::new(Compression::best(), true))
    }

    fn deflate(&mut self, bytes: &[u8]) -> Result<Vec<u8>, ExportError> {
        self.0.reset();
        // More than zlib's own bound for data that cannot be made smaller.
        let mut out = Vec::with_capacity(bytes.len() + bytes.len() / 1000 + 1024);
        match self.0.compress_vec(bytes, &mut out, FlushCompress::Finish) {
            Ok(Status::StreamEnd) => {
                out.shrink_to_fit();
                Ok(out)
            }
            Ok(Status::Ok | Status::BufError) | Err(_) => {
                Err(ExportError::Internal("a stream could not be deflated".to_owned()))
            }
        }
    }
}

/// Bytes in zlib's form, as small as it gets.
pub(super) fn deflate(bytes: &[u8]) -> Result<Vec<u8>, ExportError> {
    Deflater::new().deflate(bytes)
}

/// The deflated contents, in order; `None` for a stream that stays as it is.
pub(super) fn all(streams: &[Pending]) -> Result<Vec<Option<Vec<u8>>>, ExportError> {
    let work: usize = streams.iter().map(|stream| stream.content.len()).sum();
    let threads = if work < FEW { 1 } else { THREADS };
    let share = |thread: usize| -> Result<Vec<(usize, Vec<u8>)>, ExportError> {
        let mut deflater = Deflater::new();
        let mut done = Vec::new();
        for (index, stream) in streams.iter().enumerate().skip(thread).step_by(threads) {
            if stream.deflate {
                done.push((index, deflater.deflate(&stream.content)?));
            }
        }
        Ok(done)
    };
    let done = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads)
            .map(|thread| scope.spawn(move || share(thread)))
            .collect();
        let mut done = share(0)?;
        for other in others {
            let joined = other.join();
            done.extend(joined.map_err(|_| ExportError::Internal("a thread stopped".to_owned()))??);
        }
        Ok::<_, ExportError>(done)
    })?;
    let mut packed: Vec<Option<Vec<u8>>> = vec![None; streams.len()];
    for (index, bytes) in done {
        if let (Some(slot), Some(stream)) = (packed.get_mut(index), streams.get(index))
            && bytes.len() < stream.content.len()
        {
            *slot = Some(bytes);
        }
    }
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    /// What was deflated before leaves no trace, and every kind of content comes back.
    #[test]
    fn one_encoder_serves_for_many_streams() {
        let noise: Vec<u8> = (0..200_000u32)
            .map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8)
            .collect();
        let mut deflater = Deflater::new();
        for content in [b"".as_slice(), b"a", &[7; 100_000], &noise, b"aaaaab"] {
            let packed = deflater.deflate(content).unwrap();
            assert_eq!(packed, deflate(content).unwrap());
            let mut back = Vec::new();
            flate2::read::ZlibDecoder::new(&*packed)
                .read_to_end(&mut back)
                .unwrap();
            assert_eq!(back, content);
        }
    }
}
