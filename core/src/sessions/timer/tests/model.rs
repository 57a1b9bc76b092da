//! A second timer, as naive as can be: it counts seconds one by one and knows no deadline. Random commands and
//! jumps of time must lead both to the same place.

use super::*;
use proptest::prelude::*;

/// An age in seconds that is old for every rule.
const OLD: u32 = 1_000_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Idle,
    Consenting,
    Running,
    Paused,
    CheckOut,
    Done,
    Stopped,
    Lapsed,
}

#[derive(Debug, Clone)]
struct Naive {
    lengths: Vec<Option<u32>>,
    needs_consent: bool,
    form: Form,
    mode: Mode,
    begun: bool,
    at: usize,
    left: Option<u32>,
    traceless: bool,
    owner: Option<u32>,
    other: Option<u32>,
    asked: Option<(SessionNumber, u32)>,
    paused: u32,
    cues: u32,
}

impl Naive {
    fn new(timer: &Timer) -> Self {
        Self {
            lengths: timer
                .segments()
                .iter()
                .map(|segment| segment.length_ms.map(|ms| u32::try_from(ms / 1000).unwrap()))
                .collect(),
            needs_consent: timer.needs_consent,
            form: timer.form(),
            mode: Mode::Idle,
            begun: false,
            at: 0,
            left: None,
            traceless: false,
            owner: None,
            other: None,
            asked: None,
            paused: 0,
            cues: 0,
        }
    }

    fn two_phones(&self) -> bool {
        self.form == Form::TwoPhones
    }

    fn second(&mut self) {
        for age in [&mut self.owner, &mut self.other].into_iter().flatten() {
            *age = age.saturating_add(1);
        }
        if let Some((_, age)) = &mut self.asked {
            *age = age.saturating_add(1);
        }
        self.paused = self.paused.saturating_add(1);
        if self.mode == Mode::Running
            && let Some(left) = &mut self.left
        {
            *left -= 1;
            if *left == 0 {
                self.next();
            }
        }
    }

    fn next(&mut self) {
        self.at += 1;
        self.cues += 1;
        match self.lengths.get(self.at) {
            Some(length) => self.left = *length,
            None => self.mode = Mode::CheckOut,
        }
    }

    fn reboot(&mut self) {
        for age in [&mut self.owner, &mut self.other].into_iter().flatten() {
            *age = OLD;
        }
        if let Some((_, age)) = &mut self.asked {
            *age = OLD;
        }
        self.paused = OLD;
        if self.mode == Mode::Running {
            self.mode = Mode::Paused;
        }
    }

    fn lapse(&mut self) {
        let old = |age: Option<u32>| age.is_some_and(|age| age > 900);
        if self.mode == Mode::Consenting && (old(self.owner) || old(self.other)) {
            self.mode = Mode::Lapsed;
        }
    }

    /// Whether it was done.
    fn command(&mut self, command: Command) -> bool {
        let consenting = self.mode == Mode::Consenting;
        match command {
            Command::Look => true,
            Command::Open => {
                let can = self.mode == Mode::Idle && self.needs_consent;
                if can {
                    self.mode = Mode::Consenting;
                }
                can
            }
            Command::Ask { number } => {
                let can = consenting && self.two_phones();
                if can {
                    self.asked = Some((number, 0));
                    self.other = None;
                }
                can
            }
            Command::Yes { person } => {
                let can = consenting && !(person == Person::Other && self.two_phones());
                if can {
                    *self.yes(person) = Some(0);
                }
                can
            }
            Command::PartnerYes { number } => {
                let age = self.asked.filter(|(asked, age)| *asked == number && *age <= 900);
                let can = consenting && self.two_phones() && age.is_some();
                if can {
                    self.other = age.map(|(_, age)| age);
                }
                can
            }
            Command::TakeBack { person } => {
                if consenting {
                    *self.yes(person) = None;
                }
                consenting
            }
            Command::Begin => {
                let can = if self.needs_consent {
                    consenting && self.owner.is_some() && self.other.is_some()
                } else {
                    self.mode == Mode::Idle
                };
                if can {
                    if !self.begun {
                        self.left = self.lengths[0];
                    }
                    self.run();
                }
                can
            }
            Command::Pause => {
                let can = self.mode == Mode::Running;
                if can {
                    self.mode = Mode::Paused;
                    self.paused = 0;
                }
                can
            }
            Command::Resume => {
                let can = self.mode == Mode::Paused;
                if can && self.needs_consent && self.paused > 600 {
                    self.mode = Mode::Consenting;
                    (self.owner, self.other, self.asked) = (None, None, None);
                } else if can {
                    self.run();
                }
                can
            }
            Command::EndSegment { segment } => {
                let can = self.mode == Mode::Running && segment == self.at;
                if can {
                    self.next();
                }
                can
            }
            Command::Stop => match self.mode {
                Mode::CheckOut => {
                    self.mode = Mode::Done;
                    true
                }
                Mode::Done | Mode::Stopped | Mode::Lapsed => true,
                _ => self.stop(false),
            },
            Command::LifeCameIn => match self.mode {
                Mode::CheckOut | Mode::Done => false,
                _ => self.stop(true),
            },
            Command::Close => {
                let can = self.mode == Mode::CheckOut;
                if can {
                    self.mode = Mode::Done;
                }
                can
            }
        }
    }

    fn yes(&mut self, person: Person) -> &mut Option<u32> {
        if person == Person::Owner { &mut self.owner } else { &mut self.other }
    }

    fn run(&mut self) {
        self.mode = Mode::Running;
        self.begun = true;
        self.cues += 1;
    }

    fn stop(&mut self, traceless: bool) -> bool {
        if matches!(self.mode, Mode::Consenting | Mode::Running | Mode::Paused) {
            self.cues += 1;
        }
        self.mode = Mode::Stopped;
        self.traceless = traceless;
        true
    }

    fn outcome(&self) -> Option<Outcome> {
        match self.mode {
            Mode::CheckOut | Mode::Done => Some(Outcome::Finished),
            Mode::Stopped | Mode::Lapsed if self.begun && !self.traceless => Some(Outcome::EndedEarly),
            Mode::Stopped | Mode::Lapsed => Some(Outcome::NoTrace),
            _ => None,
        }
    }
}

fn same(timer: &Timer, naive: &Naive, clock: Clock) -> Result<(), TestCaseError> {
    let view = SessionView::of(timer, clock.0);
    let mode = match timer.state() {
        State::Idle => Mode::Idle,
        State::Consenting { .. } => Mode::Consenting,
        State::Running { .. } => Mode::Running,
        State::Paused { .. } => Mode::Paused,
        State::CheckOut => Mode::CheckOut,
        State::Done => Mode::Done,
        State::Stopped { .. } => Mode::Stopped,
        State::Lapsed { .. } => Mode::Lapsed,
    };
    prop_assert_eq!(mode, naive.mode);
    prop_assert_eq!(timer.outcome(), naive.outcome());
    if matches!(mode, Mode::Running | Mode::Paused) {
        prop_assert_eq!(view.segment, Some(naive.at));
        prop_assert_eq!(view.remaining_ms, naive.left.map(|left| u64::from(left) * 1000));
    }
    Ok(())
}

pub(super) fn any_command() -> impl Strategy<Value = Command> {
    let number = || prop_oneof![Just(number(7)), Just(number(8))];
    let person = || prop_oneof![Just(Person::Owner), Just(Person::Other)];
    prop_oneof![
        2 => Just(Command::Open),
        2 => number().prop_map(|number| Command::Ask { number }),
        4 => person().prop_map(|person| Command::Yes { person }),
        3 => number().prop_map(|number| Command::PartnerYes { number }),
        1 => person().prop_map(|person| Command::TakeBack { person }),
        5 => Just(Command::Begin),
        3 => Just(Command::Pause),
        3 => Just(Command::Resume),
        2 => (0_usize..9).prop_map(|segment| Command::EndSegment { segment }),
        1 => Just(Command::Stop),
        1 => Just(Command::LifeCameIn),
        1 => Just(Command::Close),
        3 => Just(Command::Look),
    ]
}

/// Seconds that pass, or a reboot.
pub(super) fn any_jump() -> impl Strategy<Value = Option<u32>> {
    prop_oneof![
        6 => (0_u32..5).prop_map(Some),
        4 => (0_u32..400).prop_map(Some),
        2 => prop_oneof![599_u32..602, 899_u32..902].prop_map(Some),
        1 => (0_u32..5000).prop_map(Some),
        1 => Just(None),
    ]
}

/// Deeds of a session; half of them begin with two yeses, since chance alone seldom says both in time.
pub(super) fn any_deeds(most: usize) -> impl Strategy<Value = Vec<(Option<u32>, Command)>> {
    let opening = [
        Command::Open,
        Command::Ask { number: number(7) },
        Command::Yes { person: Person::Owner },
        Command::Yes { person: Person::Other },
        Command::PartnerYes { number: number(7) },
        Command::Begin,
    ];
    let deeds = prop::collection::vec((any_jump(), any_command()), 0..most);
    (any::<bool>(), deeds).prop_map(move |(opened, deeds)| {
        let before = opening.iter().map(|command| (Some(0), *command)).filter(|_| opened);
        before.chain(deeds).collect()
    })
}

pub(super) fn any_timer() -> impl Strategy<Value = Timer> {
    let exercise = prop_oneof![
        Just(Exercise::SensateFocus(Phase::P0)),
        Just(Exercise::SensateFocus(Phase::P1)),
        Just(Exercise::Massage),
        Just(Exercise::CheckIn),
        Just(Exercise::Hug),
        Just(Exercise::Kiss),
    ];
    (exercise, prop_oneof![Just(Form::OnePhone), Just(Form::TwoPhones)])
        .prop_map(|(exercise, form)| Timer::new(&plan_of(exercise), form, number(1)).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    #[test]
    fn the_timer_goes_as_the_naive_one(
        timer in any_timer(),
        deeds in any_deeds(50),
    ) {
        let (mut timer, mut clock, mut naive) = (timer.clone(), Clock::new(), Naive::new(&timer));
        let mut boot = 41;
        let mut heard = 0;
        for (jump, command) in deeds {
            if let Some(seconds) = jump {
                    clock.pass(u64::from(seconds) * 1000);
                    (0..seconds).for_each(|_| naive.second());
            } else {
                    boot += 1;
                    clock.reboot(boot);
                    naive.reboot();
            }
            naive.lapse();
            let done = step(&kept(&timer), command, clock.0);
            prop_assert_eq!(done.refused.is_none(), naive.command(command), "{:?} {:?}", command, done.refused);
            heard += u32::try_from(done.cues.len()).unwrap();
            timer = done.timer;
            prop_assert_eq!(heard, naive.cues, "each cue is heard once");
            same(&timer, &naive, clock)?;
        }
    }
}
