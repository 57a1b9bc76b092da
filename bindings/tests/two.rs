//! Two phones at the border, beyond what the scenarios see: words, calendar, windows, ids from outside.

#[cfg(test)]
mod tests {
    use rekindle_bindings::{
        DayState, FirstDayOfWeek, Here, InvitationAnswer, LeaveWay, LinkState, ProposeRequest, Rekindle,
        ScheduleChoice, ShareLevel, Shareable, SharedHistory, Words,
    };
    use rekindle_core::couple::share::LIST_BEFORE_YES;
    use std::path::Path;
    use std::sync::Arc;
    use tempfile::TempDir;

    /// Noon in Berlin on 1 January 2024, and so many days later.
    fn noon(days: i64) -> Here {
        Here {
            now_ms: 1_704_106_800_000 + days * 86_400_000,
            initial_offset_seconds: 3600,
            changes: Vec::new(),
        }
    }

    struct Phone {
        app: Arc<Rekindle>,
        _folder: TempDir,
    }

    fn phone(seed: u8) -> Phone {
        let folder = TempDir::new().unwrap();
        let app = Rekindle::create(path(folder.path()), vec![1; 32], vec![seed; 32], noon(0)).unwrap();
        Phone { app, _folder: folder }
    }

    fn path(path: &Path) -> String {
        path.to_string_lossy().into_owned()
    }

    fn paired() -> (Phone, Phone) {
        let (a, b) = (phone(1), phone(2));
        let code = a.app.invite(noon(0)).unwrap();
        assert!(code.expires_ms > noon(0).now_ms);
        let reply = b.app.join(code.code, noon(0)).unwrap();
        let number = a.app.confirm(reply.reply, noon(0)).unwrap();
        let other = b.app.finish(number.reveal.unwrap()).unwrap();
        assert_eq!(number.number, other.number);
        assert_eq!(number.number.len(), 7, "two groups of three digits");
        assert_eq!(other.reveal, None);
        for one in [&a, &b] {
            assert_eq!(one.app.accept_pairing(noon(0)).unwrap().first_day, "2024-01-01");
        }
        (a, b)
    }

    #[test]
    fn what_is_read_before_the_yes_is_there_in_every_language_and_state() {
        let alone = phone(3);
        let english = alone.app.couple(noon(0), "en".into()).unwrap();
        let spanish = alone.app.couple(noon(0), "es-MX".into()).unwrap();
        assert_eq!(english.link, LinkState::Alone);
        assert_eq!(english.before_yes.shared.len(), LIST_BEFORE_YES.len());
        assert_ne!(english.before_yes, spanish.before_yes);
        for list in [&english.before_yes, &spanish.before_yes] {
            let lines =
                [&list.adults, &list.safety, &list.one_phone, &list.title, &list.store, &list.compare];
            for line in lines.into_iter().chain(&list.shared) {
                assert!(line.contains(' '), "a key without words: {line}");
                assert!(!line.contains("`rekindle"), "a phone has no terminal: {line}");
            }
        }
        let (a, _) = paired();
        assert_eq!(a.app.couple(noon(0), "en".into()).unwrap().before_yes, english.before_yes);
    }

    #[test]
    fn the_calendar_and_figures_of_two_are_one_on_both_phones() {
        let (a, b) = paired();
        let place = TempDir::new().unwrap();
        for one in [&a, &b] {
            one.app.set_mailbox(Some(path(place.path()))).unwrap();
        }
        let request = ProposeRequest::Practice {
            practice: "morning-coffee".into(),
            name: None,
            schedule: ScheduleChoice::Unscheduled,
        };
        let proposal = a.app.propose(request, None, noon(0), "en".into()).unwrap();
        let exchange = || {
            for one in [&a, &b, &a] {
                assert!(one.app.exchange_now(noon(1), "en".into()).unwrap().findings.is_empty());
            }
        };
        exchange();
        b.app.accept_proposal(proposal.id, noon(0)).unwrap();
        let ritual = b.app.couple(noon(0), "en".into()).unwrap().rituals[0].id.clone();
        b.app.mark(ritual, None, noon(1)).unwrap();
        exchange();
        for one in [&a, &b] {
            let months = one
                .app
                .couple_calendar("2024-01-01".into(), "2024-01-31".into(), noon(1))
                .unwrap()
                .unwrap()
                .months;
            assert_eq!(months.len(), 1);
            assert_eq!(months[0].days[1].state, DayState::Connected);
            let figures = one.app.couple_figures(noon(1)).unwrap().unwrap();
            assert_eq!(figures.connected, ["2024-01-02"]);
            let last = one.app.couple(noon(1), "en".into()).unwrap().last_exchange_ms;
            assert_eq!(last, Some(noon(1).now_ms));
        }
        b.app.leave(LeaveWay::Silently { history: SharedHistory::Keep }, noon(1)).unwrap();
        assert!(b.app.couple_calendar("2024-01-01".into(), "2024-01-31".into(), noon(1)).unwrap().is_none());
        assert!(b.app.couple_figures(noon(1)).unwrap().is_none());
    }

    #[test]
    fn an_invitation_is_a_question_that_takes_a_yes() {
        let ((a, b), place) = (paired(), TempDir::new().unwrap());
        let en = || "en".to_owned();
        for one in [&a, &b] {
            one.app.set_mailbox(Some(path(place.path()))).unwrap();
        }
        let early = a.app.invite_to("morning-coffee".into(), None, noon(1), en()).unwrap_err();
        assert_eq!(early.code(), "invitations_off");
        for one in [&a, &b] {
            one.app.share(Shareable::Invitations, ShareLevel::On).unwrap();
        }
        for one in [&a, &b, &a, &b] {
            one.app.exchange_now(noon(0), en()).unwrap();
        }
        let closes = Some("2024-01-03".to_owned());
        let made = a.app.invite_to("morning-coffee".into(), closes, noon(1), en()).unwrap();
        assert_eq!(made.own.unwrap().answer, InvitationAnswer::Open);
        for one in [&a, &b] {
            one.app.exchange_now(noon(1), en()).unwrap();
        }
        let asked = b.app.invitations(noon(1), en()).unwrap().others.unwrap();
        assert_eq!((asked.closes.as_str(), asked.accepted), ("2024-01-03", false));
        assert_eq!(b.app.set_do_not_ask(true).unwrap_err().code(), "locked");
        assert_eq!(b.app.accept_invitation("nonsense".into(), noon(1)).unwrap_err().code(), "nothing_asked");
        b.app.accept_invitation(asked.id, noon(1)).unwrap();
        for one in [&b, &a] {
            one.app.exchange_now(noon(1), en()).unwrap();
        }
        let own = a.app.invitations(noon(1), en()).unwrap().own.unwrap();
        assert_eq!(own.answer, InvitationAnswer::Yes);
    }

    #[test]
    fn the_next_window_lies_ahead_and_follows_from_no_tap() {
        let one = phone(4);
        let next = one.app.next_window(noon(0)).unwrap();
        assert!(next.as_str() > "2024-01-01T12:00:00" && next.as_str() < "2024-01-02T12:00:00", "{next}");
        one.app
            .propose(ProposeRequest::Goal { days: 3 }, None, noon(0), "en".into())
            .expect_err("nobody to propose to");
        assert_eq!(one.app.next_window(noon(0)).unwrap(), next);
    }

    #[test]
    fn what_is_no_id_or_place_is_refused_with_words() {
        let (a, _) = paired();
        let words = Words::new("en".into()).unwrap();
        let week = ProposeRequest::WeekStart { day: FirstDayOfWeek::Sunday };
        for (error, code) in [
            (a.app.accept_proposal("nonsense".into(), noon(0)).unwrap_err(), "no_such_proposal"),
            (a.app.propose(week, Some("1-1".into()), noon(0), "en".into()).unwrap_err(), "no_such_proposal"),
            (
                a.app.propose(ProposeRequest::Goal { days: 8 }, None, noon(0), "en".into()).unwrap_err(),
                "bad_goal",
            ),
            (
                a.app
                    .propose(ProposeRequest::Ritual { ritual: "walk".into() }, None, noon(0), "en".into())
                    .unwrap_err(),
                "no_such_ritual",
            ),
            (a.app.set_mailbox(Some("not a place".into())).unwrap_err(), "bad_mailbox"),
            (a.app.set_mailbox(Some("webdavs://example.org/a".into())).unwrap_err(), "bad_mailbox"),
            (a.app.parcel_in(vec![7; 500], "en".into()).unwrap_err(), "parcel_not_a_parcel"),
        ] {
            assert_eq!(error.code(), code);
            let said = words.for_error(error.code().into(), error.reason().into()).unwrap();
            assert!(said.text.contains(' ') && said.hint.contains(' '), "{code}");
        }
    }
}
