//! Chance that can be repeated: the same seed, the same story.

/// A generator of a simulated world (`SplitMix64`). Nothing secret comes from it.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// The generator of a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// 64 bits.
    pub const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to and without `limit`; 0 for no limit.
    pub const fn below(&mut self, limit: u64) -> u64 {
        let bits = self.bits();
        if limit == 0 { 0 } else { bits % limit }
    }

    /// A number in `from..=to`.
    pub fn between(&mut self, from: i64, to: i64) -> i64 {
        let span = u64::try_from(to - from + 1).unwrap_or(1);
        from + i64::try_from(self.below(span)).unwrap_or(0)
    }

    /// True once in `many`, on average.
    pub const fn one_in(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }

    /// One of them; nothing of none.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.index(of.len()))
    }

    /// A place in something of this length.
    pub fn index(&mut self, len: usize) -> usize {
        usize::try_from(self.below(len as u64)).unwrap_or(0)
    }

    /// Bytes for a phone's own generator.
    pub fn make_seed(&mut self) -> [u8; 32] {
        let mut seed = [0; 32];
        for part in seed.as_chunks_mut::<8>().0 {
            *part = self.bits().to_le_bytes();
        }
        seed
    }

    /// As many bytes as asked.
    pub fn make_junk(&mut self, len: usize) -> Vec<u8> {
        (0..len).map(|_| self.bits().to_le_bytes()[0]).collect()
    }
}
