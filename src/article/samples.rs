//! The sample articles that come with the program. They are ours and invented.

/// A sample article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// File name.
    pub file: &'static str,
    /// The file's bytes.
    pub bytes: &'static [u8],
}

/// The samples, the one with the most to pick first.
pub fn samples() -> &'static [Sample] {
    &[
        Sample {
            file: "summit.txt",
            bytes: include_bytes!("../../assets/samples/summit.txt"),
        },
        Sample {
            file: "defence-industry.md",
            bytes: include_bytes!("../../assets/samples/defence-industry.md"),
        },
        Sample {
            file: "energy-talks.html",
            bytes: include_bytes!("../../assets/samples/energy-talks.html"),
        },
    ]
}
