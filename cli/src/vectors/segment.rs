//! The vector kind `segment`: a segment sealed from its parts, or opened into them.
//!
//! It only converts: bytes are hexadecimal digits in lower case, a payload that is text stands as text. Errors are
//! told by a word each, because which one it is decides what a phone does next.

use rekindle_core::couple::fact::{DeviceId, EncodedFact, FactId};
use rekindle_core::sync::keys::{LinkKeys, LinkSecret, Seat};
use rekindle_core::sync::segment::{
    Body, CarriedFact, ChainValue, Header, Position, SegmentError, open, seal,
};
use serde::de::{self, Deserializer};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

/// Why a case gives no segment.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SegmentVectorError {
    /// Neither an object to open nor a body and a nonce to seal.
    #[error("an object, or a body and a nonce")]
    NothingToDo,
    /// A payload as text and as bytes, or as neither.
    #[error("one payload a fact")]
    Payload,
    /// The core refuses.
    #[error("{}", word(*.0))]
    Segment(#[from] SegmentError),
}

const fn word(error: SegmentError) -> &'static str {
    match error {
        SegmentError::NotASegment { .. } => "not_a_segment",
        SegmentError::NewerVersion { .. } => "newer_version",
        SegmentError::DoesNotOpen => "does_not_open",
        SegmentError::Malformed { .. } => "malformed",
        SegmentError::OutOfRange { .. } => "out_of_range",
        SegmentError::TooLarge => "too_large",
    }
}

#[derive(Deserialize)]
pub(super) struct Input {
    secret: Hex<32>,
    writer: Writer,
    device: Hex<16>,
    epoch: u32,
    number: u64,
    attempt: u8,
    before: Hex<32>,
    object: Option<Bytes>,
    nonce: Option<Hex<24>>,
    body: Option<CaseBody>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Writer {
    Inviter,
    Joiner,
}

#[derive(Serialize)]
pub(super) struct Output {
    couple: Hex<16>,
    name: Hex<16>,
    chain: Hex<32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    object: Option<Bytes>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<CaseBody>,
}

#[derive(Serialize, Deserialize)]
struct CaseBody {
    read: CasePosition,
    holds: Vec<(Hex<16>, u64)>,
    facts: Vec<CaseFact>,
}

#[derive(Serialize, Deserialize)]
struct CasePosition {
    number: u64,
    chain: Hex<32>,
}

#[derive(Serialize, Deserialize)]
struct CaseFact {
    id: FactId,
    lamport: u64,
    kind: String,
    version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    payload: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    payload_hex: Option<Bytes>,
}

/// The `out` of one `in`.
pub(super) fn run(input: Input) -> Result<Output, SegmentVectorError> {
    let seat = match input.writer {
        Writer::Inviter => Seat::Inviter,
        Writer::Joiner => Seat::Joiner,
    };
    let keys = LinkKeys::derive(&LinkSecret::from_bytes(input.secret.0), seat);
    let header = Header {
        couple: keys.couple,
        device: DeviceId::from_bytes(input.device.0),
        epoch: input.epoch,
        number: input.number,
        attempt: input.attempt,
        before: ChainValue::from_bytes(input.before.0),
    };
    let (chain, object, body) = match (input.object, input.nonce, input.body) {
        (Some(object), None, None) => {
            let opened = open(&keys.own, &header, &object.0)?;
            (opened.chain, None, Some(opened.body.into()))
        }
        (None, Some(nonce), Some(body)) => {
            let sealed = seal(&keys.own, &header, &body.try_into()?, nonce.0)?;
            (sealed.chain, Some(Bytes(sealed.bytes)), None)
        }
        _ => return Err(SegmentVectorError::NothingToDo),
    };
    Ok(Output {
        couple: Hex(*keys.couple.as_bytes()),
        name: Hex(keys.own.derive_name(header.number, header.attempt)),
        chain: Hex(*chain.as_bytes()),
        object,
        body,
    })
}

impl TryFrom<CaseBody> for Body {
    type Error = SegmentVectorError;

    fn try_from(body: CaseBody) -> Result<Self, SegmentVectorError> {
        let read = Position { number: body.read.number, chain: ChainValue::from_bytes(body.read.chain.0) };
        let holds = body.holds.into_iter().map(|(device, counter)| (DeviceId::from_bytes(device.0), counter));
        let facts = body.facts.into_iter().map(TryInto::try_into).collect::<Result<_, _>>()?;
        Ok(Self { read, holds: holds.collect(), facts })
    }
}

impl From<Body> for CaseBody {
    fn from(body: Body) -> Self {
        let read = CasePosition { number: body.read.number, chain: Hex(*body.read.chain.as_bytes()) };
        let holds = body.holds.iter().map(|(device, counter)| (Hex(*device.as_bytes()), *counter)).collect();
        Self { read, holds, facts: body.facts.into_iter().map(Into::into).collect() }
    }
}

impl TryFrom<CaseFact> for CarriedFact {
    type Error = SegmentVectorError;

    fn try_from(fact: CaseFact) -> Result<Self, SegmentVectorError> {
        let payload = match (fact.payload, fact.payload_hex) {
            (Some(text), None) => text.into_bytes(),
            (None, Some(bytes)) => bytes.0,
            _ => return Err(SegmentVectorError::Payload),
        };
        let encoded = EncodedFact { kind: fact.kind, version: fact.version, payload };
        Ok(Self { id: fact.id, lamport: fact.lamport, encoded })
    }
}

impl From<CarriedFact> for CaseFact {
    fn from(fact: CarriedFact) -> Self {
        let EncodedFact { kind, version, payload } = fact.encoded;
        let (payload, payload_hex) = match String::from_utf8(payload) {
            Ok(text) => (Some(text), None),
            Err(not_text) => (None, Some(Bytes(not_text.into_bytes()))),
        };
        Self { id: fact.id, lamport: fact.lamport, kind, version, payload, payload_hex }
    }
}

/// So many bytes, as hexadecimal digits.
struct Hex<const N: usize>([u8; N]);

impl<const N: usize> Serialize for Hex<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&Digits(&self.0))
    }
}

impl<'de, const N: usize> Deserialize<'de> for Hex<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes = Bytes::deserialize(deserializer)?.0;
        bytes.try_into().map(Self).map_err(|_| de::Error::custom(format_args!("not {N} bytes")))
    }
}

/// Any number of bytes, as hexadecimal digits.
struct Bytes(Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&Digits(&self.0))
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let digit = |digit: u8| match digit {
            b'0'..=b'9' => Some(digit - b'0'),
            b'a'..=b'f' => Some(digit - b'a' + 10),
            _ => None,
        };
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        let bytes = pairs.iter().map(|[high, low]| Some(16 * digit(*high)? + digit(*low)?)).collect();
        let bytes: Option<Vec<u8>> = if rest.is_empty() { bytes } else { None };
        bytes
            .map(Self)
            .ok_or_else(|| de::Error::custom("bytes are hexadecimal digits in lower case, two each"))
    }
}

struct Digits<'a>(&'a [u8]);

impl std::fmt::Display for Digits<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
