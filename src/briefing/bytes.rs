//! Bytes of files inside a briefing: base64 in its file.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serializer};

pub(super) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&STANDARD.encode(bytes))
}

/// The bytes; `what` names them where they are not base64.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
    what: &str,
) -> Result<Vec<u8>, D::Error> {
    let text = String::deserialize(deserializer)?;
    STANDARD
        .decode(text)
        .map_err(|error| D::Error::custom(format!("{what} is not base64: {error}")))
}
