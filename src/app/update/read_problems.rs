//! What went wrong while a job's files were read: a notice for each of a few, one for all of many.

use super::plural;
use crate::app::command::Command;
use crate::app::notice::Notice;
use crate::app::state::State;
use crate::article::Problem;

/// As many problems are told one by one.
const ONE_BY_ONE: usize = 3;

/// As many files are named where there are many.
const NAMED: usize = 3;

/// Tells what went wrong, each with the file it went wrong in.
pub(super) fn tell(state: &mut State, problems: Vec<(String, Problem)>) {
    let (failed, noted): (Vec<_>, Vec<_>) = problems.into_iter().partition(|(_, problem)| problem.blocking);
    let many = failed.len() + noted.len() > ONE_BY_ONE;
    for (problems, blocking) in [(noted, false), (failed, true)] {
        if !many || problems.len() == 1 {
            for (file, problem) in &problems {
                state.notify(notice(blocking, sentence(file, problem)));
            }
        } else if !problems.is_empty() {
            state.notify(together(blocking, &problems));
        }
    }
}

fn notice(blocking: bool, text: String) -> Notice {
    if blocking {
        Notice::error(text)
    } else {
        Notice::warning(text)
    }
}

/// What happened to which file. A file that could not be opened is named with its path already.
fn sentence(file: &str, problem: &Problem) -> String {
    if problem.message.contains(file) {
        problem.message.clone()
    } else {
        format!("{file}: {}", problem.message)
    }
}

/// One notice for many problems; the whole list is one press away.
fn together(blocking: bool, problems: &[(String, Problem)]) -> Notice {
    let mut files: Vec<&str> = problems.iter().map(|(file, _)| file.as_str()).collect();
    files.dedup();
    let what = if blocking {
        "could not be read"
    } else {
        "were read, and there is something to know about them"
    };
    let more = if files.len() > NAMED { ", …" } else { "" };
    let named: Vec<&str> = files.iter().copied().take(NAMED).collect();
    let text = format!(
        "{} {what}: {}{more}",
        plural(files.len(), "file"),
        named.join(", ")
    );
    let list: Vec<String> = problems
        .iter()
        .map(|(file, problem)| sentence(file, problem))
        .collect();
    notice(blocking, text).with("Copy the list", Command::CopyText(list.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::testing::welcome;
    use crate::article::ProblemKind;

    fn check(problems: &[(&str, &str, bool)], expected: &[&str]) {
        let mut state = welcome();
        let problem = |(file, message, blocking): &(&str, &str, bool)| {
            let problem = Problem {
                kind: ProblemKind::Empty,
                message: (*message).to_owned(),
                blocking: *blocking,
            };
            ((*file).to_owned(), problem)
        };
        tell(&mut state, problems.iter().map(problem).collect());
        let told: Vec<&str> = state.notices.iter().map(|notice| notice.text.as_str()).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn few_are_told_one_by_one_and_many_together() {
        check(&[], &[]);
        check(
            &[("a.txt", "is empty", true), ("b.txt", "/in/b.txt: is gone", true)],
            &["a.txt: is empty", "/in/b.txt: is gone"],
        );
        check(
            &[
                ("a.txt", "is empty", true),
                ("b.docx", "2 comments were left out", false),
                ("c.txt", "is empty", true),
                ("d.txt", "is empty", true),
                ("e.txt", "is empty", true),
            ],
            &[
                "b.docx: 2 comments were left out",
                "4 files could not be read: a.txt, c.txt, d.txt, …",
            ],
        );
    }

    #[test]
    fn the_whole_list_can_be_copied() {
        let mut state = welcome();
        let problem = |number: usize| {
            let problem = Problem {
                kind: ProblemKind::LeftOut,
                message: format!("{number} comments were left out"),
                blocking: false,
            };
            (format!("{number}.docx"), problem)
        };
        tell(&mut state, (2..7).map(problem).collect());
        let [notice] = state.notices.as_slice() else {
            panic!("{:?}", state.notices);
        };
        let [(_, Command::CopyText(list))] = notice.actions.as_slice() else {
            panic!("{notice:?}");
        };
        assert_eq!(list.lines().count(), 5);
        assert!(list.ends_with("6.docx: 6 comments were left out"));
    }
}
