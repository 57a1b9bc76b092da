//! What both phones hold after the exchange, and the number by which two people make sure that they hold the same.

use super::fields::{Reader, StoredAs, UnreadableState, Writer};
use super::location;
use super::messages::InviteKind;
use crate::couple::fact::{CoupleSide, DeviceId};
use crate::moment::RitualDay;
use crate::sync::keys::{LinkSecret, Seat};
use std::fmt;
use zeroize::Zeroizing;

pub(super) const fn byte_of_side(side: CoupleSide) -> u8 {
    match side {
        CoupleSide::First => 0,
        CoupleSide::Second => 1,
    }
}

pub(super) const fn side_of_byte(byte: u8) -> Option<CoupleSide> {
    match byte {
        0 => Some(CoupleSide::First),
        1 => Some(CoupleSide::Second),
        _ => None,
    }
}

/// Six digits that both people read to each other. `Display` gives them as `123 456`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CompareNumber(u32);

impl CompareNumber {
    /// One more than the greatest.
    const RANGE: u32 = 1_000_000;

    /// From 64 uniform bits: no number is likelier than another by more than 2^-44.
    pub(super) fn of(drawn: u64) -> Self {
        // The remainder is below a million.
        Self(u32::try_from(drawn % u64::from(Self::RANGE)).unwrap_or_default())
    }

    /// The number, 0 to 999,999.
    pub const fn value(self) -> u32 {
        self.0
    }
}

impl fmt::Debug for CompareNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CompareNumber(…)")
    }
}

impl fmt::Display for CompareNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:03} {:03}", self.0 / 1000, self.0 % 1000)
    }
}

/// What one phone agreed on with the other. **Not to be used before both people said that the numbers are equal.**
#[derive(Clone)]
pub struct Agreed {
    /// All keys of the link come from it.
    pub secret: LinkSecret,
    /// Who this phone was in the exchange.
    pub seat: Seat,
    /// What the people compare.
    pub number: CompareNumber,
    /// What the invitation was for.
    pub kind: InviteKind,
    /// The set of facts that the two share.
    pub set: [u8; 16],
    /// Which link of the couple this is: the segments' epoch.
    pub epoch: u32,
    /// Whose this phone is.
    pub own_side: CoupleSide,
    /// The device as which this phone writes.
    pub own_device: DeviceId,
    /// The device as which the other phone writes.
    pub partner_device: DeviceId,
    /// The first ritual day that can be shared: the later of what was today on either phone.
    pub first_day: RitualDay,
    /// Where the couple's mailbox is, when the code said it.
    pub mailbox: Option<String>,
}

impl Agreed {
    /// The form that the vault keeps until the people have compared.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let seat = match self.seat {
            Seat::Inviter => 0,
            Seat::Joiner => 1,
        };
        Writer::state(StoredAs::Agreed)
            .bytes(self.secret.expose())
            .bytes(&[seat])
            .bytes(&self.number.0.to_be_bytes())
            .bytes(&[self.kind.byte()])
            .bytes(&self.set)
            .bytes(&self.epoch.to_be_bytes())
            .bytes(&[byte_of_side(self.own_side)])
            .bytes(&self.own_device.0)
            .bytes(&self.partner_device.0)
            .day(self.first_day)
            .text(self.mailbox.as_deref())
            .finish()
    }

    /// Reads what [`Self::to_bytes`] wrote.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, UnreadableState> {
        Self::read(bytes).ok_or(UnreadableState)
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::state(bytes, StoredAs::Agreed)?;
        let agreed = Self {
            secret: LinkSecret::from_bytes(reader.array()?),
            seat: match reader.byte()? {
                0 => Seat::Inviter,
                1 => Seat::Joiner,
                _ => return None,
            },
            number: reader.number().filter(|number| *number < CompareNumber::RANGE).map(CompareNumber)?,
            kind: InviteKind::of_byte(reader.byte()?)?,
            set: reader.array()?,
            epoch: reader.number()?,
            own_side: side_of_byte(reader.byte()?)?,
            own_device: reader.device()?,
            partner_device: reader.device()?,
            first_day: reader.day()?,
            mailbox: location::unless_empty(reader.text()?),
        };
        reader.end()?;
        agreed.mailbox.as_deref().map_or(Ok(()), location::check).ok()?;
        Some(agreed)
    }
}

impl fmt::Debug for Agreed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Agreed({:?}, {:?}, epoch {}, …)", self.kind, self.seat, self.epoch)
    }
}
