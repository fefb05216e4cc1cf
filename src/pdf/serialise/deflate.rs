//! Deflating, on two threads; the bytes do not depend on how many.

use super::Pending;
use crate::pdf::error::ExportError;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write;

/// Threads that deflate.
const THREADS: usize = 2;

/// The deflated contents, in order; `None` for a stream that stays as it is.
pub(super) fn all(streams: &[Pending]) -> Result<Vec<Option<Vec<u8>>>, ExportError> {
    let share = |thread: usize| -> Result<Vec<(usize, Vec<u8>)>, ExportError> {
        let mut done = Vec::new();
        for (index, stream) in streams.iter().enumerate().skip(thread).step_by(THREADS) {
            if stream.deflate {
                done.push((index, deflate(&stream.content)?));
            }
        }
        Ok(done)
    };
    let mut packed: Vec<Option<Vec<u8>>> = vec![None; streams.len()];
    let done = std::thread::scope(|scope| {
        let others: Vec<_> = (1..THREADS)
            .map(|thread| scope.spawn(move || share(thread)))
            .collect();
        let mut done = share(0)?;
        for other in others {
            let joined = other.join();
            done.extend(joined.map_err(|_| ExportError::Internal("a thread stopped".to_owned()))??);
        }
        Ok::<_, ExportError>(done)
    })?;
    for (index, bytes) in done {
        if let (Some(slot), Some(stream)) = (packed.get_mut(index), streams.get(index))
            && bytes.len() < stream.content.len()
        {
            *slot = Some(bytes);
        }
    }
    Ok(packed)
}

/// Bytes in zlib's form, as small as it gets.
pub(in crate::pdf) fn deflate(bytes: &[u8]) -> Result<Vec<u8>, ExportError> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
