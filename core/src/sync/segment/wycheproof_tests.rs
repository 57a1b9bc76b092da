//! Project Wycheproof's vectors through the functions that seal, derive and agree.

use super::cipher::{decrypt, encrypt};
use crate::sync::agreement::agree;
use crate::sync::keys::expand;
use hkdf::Hkdf;
use sha2::Sha256;
use wycheproof::TestResult;

#[test]
fn xchacha20_poly1305() {
    let set = wycheproof::aead::TestSet::load(wycheproof::aead::TestName::XChaCha20Poly1305).unwrap();
    let mut run = 0;
    for group in set.test_groups {
        for case in group.tests {
            let (Ok(key), Ok(nonce), Ok(tag)) =
                (case.key[..].try_into(), case.nonce[..].try_into(), case.tag[..].try_into())
            else {
                // Another length of nonce cannot even be asked for.
                assert_eq!(case.result, TestResult::Invalid, "{}", case.tc_id);
                continue;
            };
            let mut text = case.ct.to_vec();
            let opened = decrypt(key, nonce, &case.aad, &mut text, tag);
            assert_eq!(opened, case.result == TestResult::Valid, "{}: {}", case.tc_id, case.comment);
            if opened {
                assert_eq!(text, case.pt[..], "{}", case.tc_id);
                assert_eq!(encrypt(key, nonce, &case.aad, &mut text).as_ref(), Some(tag), "{}", case.tc_id);
                assert_eq!(text, case.ct[..], "{}", case.tc_id);
            }
            run += 1;
        }
    }
    assert!(run > 200, "only {run} vectors");
}

#[test]
fn hkdf_sha256() {
    let set = wycheproof::hkdf::TestSet::load(wycheproof::hkdf::TestName::HkdfSha256).unwrap();
    let mut run = 0;
    for group in set.test_groups {
        for case in group.tests {
            // A link's secret is a key already, so only the second half is ours; the first stands here.
            let (key, _) = Hkdf::<Sha256>::extract(Some(&case.salt), &case.ikm);
            let mut derived = vec![0; case.size];
            let filled = expand(&key.into(), &[&case.info], &mut derived);
            assert_eq!(filled, case.result == TestResult::Valid, "{}: {}", case.tc_id, case.comment);
            if filled {
                assert_eq!(derived, case.okm[..], "{}", case.tc_id);
                let (first, second) = case.info.split_at(case.info.len() / 2);
                let mut in_parts = vec![0; case.size];
                assert!(expand(&key.into(), &[first, second], &mut in_parts));
                assert_eq!(in_parts, derived, "{}: a label in two parts", case.tc_id);
            }
            run += 1;
        }
    }
    assert!(run > 50, "only {run} vectors");
}

#[test]
fn x25519() {
    let set = wycheproof::xdh::TestSet::load(wycheproof::xdh::TestName::X25519).unwrap();
    let (mut run, mut refused) = (0, 0);
    for group in set.test_groups {
        for case in group.tests {
            let secret = case.private_key[..].try_into().unwrap();
            let Ok(public) = case.public_key[..].try_into() else {
                assert_eq!(case.result, TestResult::Invalid, "{}", case.tc_id);
                continue;
            };
            let agreed = agree(secret, public);
            // The vectors call a key of small order acceptable; ours refuses what it gives, which is nothing but zeros.
            if case.shared_secret.iter().all(|byte| *byte == 0) {
                assert!(agreed.is_none(), "{}: {}", case.tc_id, case.comment);
                refused += 1;
            } else {
                assert_eq!(&agreed.unwrap()[..], &case.shared_secret[..], "{}: {}", case.tc_id, case.comment);
            }
            run += 1;
        }
    }
    assert!(run > 400 && refused > 10, "only {run} vectors, {refused} refused");
}
