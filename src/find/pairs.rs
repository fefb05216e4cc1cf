//! Which opening mark belongs to which closing mark: one walk over the marks with a stack, in linear
//! time, whatever the text.

use super::signs::{Family, Role, Sign};

/// The longest stretch between single marks that is taken for a quotation, in characters.
const LONGEST_SINGLE: usize = 1000;

/// An opening mark with its closing one, if there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) open: Sign,
    pub(super) close: Option<Sign>,
}

/// The pairs of `signs` (a block's marks in order), by the place of the opening mark; nested ones are
/// listed too.
pub(super) fn pairs(signs: &[Sign]) -> Vec<Pair> {
    let mut walk = Walk {
        signs,
        straight: following(signs, Family::Straight),
        curly: following(signs, Family::Curly),
        single: following(signs, Family::Single),
        open: Vec::new(),
        waiting: [0; Family::COUNT],
        doubles: 0,
        found: Vec::new(),
    };
    let mut at = 0;
    while let Some(sign) = signs.get(at) {
        at = walk.step(at, *sign);
    }
    let Walk { open, mut found, .. } = walk;
    found.extend(open.into_iter().map(|open| Pair { open, close: None }));
    found.sort_unstable_by_key(|pair| pair.open.at);
    found
}

/// For each sign the index of the next one of `family` behind it, or the number of signs.
fn following(signs: &[Sign], family: Family) -> Vec<usize> {
    let mut next = signs.len();
    let mut found: Vec<usize> = signs
        .iter()
        .enumerate()
        .rev()
        .map(|(at, sign)| {
            let here = next;
            if sign.family == family {
                next = at;
            }
            here
        })
        .collect();
    found.reverse();
    found
}

struct Walk<'a> {
    signs: &'a [Sign],
    /// The next sign of a family, by the index of a sign.
    straight: Vec<usize>,
    curly: Vec<usize>,
    single: Vec<usize>,
    /// Opening marks that wait for their closing one, outermost first.
    open: Vec<Sign>,
    /// How many of them there are of each family.
    waiting: [usize; Family::COUNT],
    /// How many of them are double marks.
    doubles: usize,
    found: Vec<Pair>,
}

impl Walk<'_> {
    /// Takes the sign at `at` and gives the index of the next one to take.
    fn step(&mut self, at: usize, sign: Sign) -> usize {
        match (sign.family, sign.role) {
            (_, Role::OpensMarkup) => {
                // The value of an attribute is no quotation: on behind the mark that ends it.
                return self.next(&self.straight, at) + 1;
            }
            (Family::Straight, role) => self.straight(at, sign, role),
            (Family::Single, role) => self.single(at, sign, role),
            (Family::Curly, Role::Opens) => {
                if self.is_top(Family::Low) && !self.leads_to_closing(at) {
                    self.close(Family::Low, sign);
                } else {
                    self.push(sign);
                }
            }
            (Family::Curly, _) => {
                let typed_for = [Family::Curly, Family::Low, Family::Right];
                let closed = typed_for.into_iter().any(|family| self.close(family, sign));
                if !closed && sign.role == Role::Closes {
                    self.close(Family::Straight, sign);
                }
            }
            (Family::Right, _) => {
                if !self.close(Family::Curly, sign) && !self.close(Family::Right, sign) {
                    self.push(sign);
                }
            }
            (Family::Guillemets, Role::Opens) => {
                if !self.close(Family::Inward, sign) {
                    self.push(sign);
                }
            }
            (Family::Guillemets, role) => {
                let closed = self.close(Family::Guillemets, sign) || self.close(Family::Inward, sign);
                if !closed && role == Role::Both {
                    self.push(Sign {
                        family: Family::Inward,
                        ..sign
                    });
                }
            }
            (_, Role::Opens) => self.push(sign),
            (family, _) => {
                self.close(family, sign);
            }
        }
        at + 1
    }

    /// `"`: what is open and the marks that follow decide.
    fn straight(&mut self, at: usize, sign: Sign, role: Role) {
        let inside = self.is_open(Family::Straight);
        match role {
            Role::Opens => self.push(sign),
            Role::ClosesOrInch if !inside || self.straight_closes_next(at) => {}
            _ if inside => {
                self.close(Family::Straight, sign);
            }
            Role::Both => self.push(sign),
            _ => {
                let typed_for = [Family::Low, Family::Curly, Family::Right];
                let _ = typed_for.into_iter().any(|family| self.close(family, sign));
            }
        }
    }

    fn single(&mut self, at: usize, sign: Sign, role: Role) {
        // Inside double marks they belong to the words.
        if self.doubles > 0 {
            return;
        }
        match role {
            Role::Opens => self.push(sign),
            Role::ClosesOrPlural if self.single_closes_next(at) => {}
            _ => {
                let near = self
                    .open
                    .last()
                    .is_some_and(|open| sign.at - open.at <= LONGEST_SINGLE);
                if near {
                    self.close(Family::Single, sign);
                }
            }
        }
    }

    fn next(&self, following: &[usize], at: usize) -> usize {
        following.get(at).copied().unwrap_or(self.signs.len())
    }

    fn role_of_next(&self, following: &[usize], at: usize) -> Option<Role> {
        self.signs.get(self.next(following, at)).map(|sign| sign.role)
    }

    fn straight_closes_next(&self, at: usize) -> bool {
        let role = self.role_of_next(&self.straight, at);
        matches!(role, Some(Role::Closes | Role::ClosesOrInch))
    }

    fn single_closes_next(&self, at: usize) -> bool {
        let role = self.role_of_next(&self.single, at);
        matches!(role, Some(Role::Closes | Role::ClosesOrPlural))
    }

    /// Whether a “ inside „ opens a quotation in it: a closing mark of its own follows, and one more.
    fn leads_to_closing(&self, at: usize) -> bool {
        let next = self.next(&self.curly, at);
        let closes = |at: usize| {
            self.signs
                .get(at)
                .is_some_and(|sign| matches!(sign.role, Role::Closes | Role::Both))
        };
        closes(next) && closes(self.next(&self.curly, next))
    }

    fn is_top(&self, family: Family) -> bool {
        self.open.last().is_some_and(|open| open.family == family)
    }

    fn is_open(&self, family: Family) -> bool {
        self.waiting.get(family as usize).is_some_and(|count| *count > 0)
    }

    fn push(&mut self, sign: Sign) {
        self.count(sign.family, 1);
        self.open.push(sign);
    }

    /// Closes the innermost open mark of `family`; those opened inside it stay without an end and are
    /// words of it. False if none is open.
    fn close(&mut self, family: Family, close: Sign) -> bool {
        if !self.is_open(family) {
            return false;
        }
        while let Some(open) = self.open.pop() {
            self.count(open.family, -1);
            if open.family == family {
                self.found.push(Pair {
                    open,
                    close: Some(close),
                });
                break;
            }
        }
        true
    }

    /// Keeps the number of open marks of `family`, so that nobody has to search the stack.
    fn count(&mut self, family: Family, change: isize) {
        if let Some(count) = self.waiting.get_mut(family as usize) {
            *count = count.saturating_add_signed(change);
        }
        if !family.is_single() {
            self.doubles = self.doubles.saturating_add_signed(change);
        }
    }
}
