//! Files that hold others: each is read as a request of its own, until only articles are left.

use super::Extractor;
use crate::article::worker::{Answer, Request};
use crate::article::{Problem, ProblemKind};

impl Extractor {
    /// Reads a file; the files it is made of come as requests of their own. Files attached to an article
    /// are among those only if `attached` says so; else they stay in its answer. No more than `left`
    /// files are opened; the answer says how many were not.
    pub fn open(&mut self, request: &Request, attached: bool, left: usize) -> (Answer, Vec<Request>) {
        let mut answer = self.read(request);
        let blocked = answer.problems.iter().any(|problem| problem.blocking);
        if blocked || !(attached || answer.article.is_none()) {
            return (answer, Vec::new());
        }
        let parts = std::mem::take(&mut answer.parts);
        if parts.len() > left {
            answer.problems.push(Problem {
                kind: ProblemKind::TooLarge,
                message: format!(
                    "{} of the files in it were not read: more than {} at once are too many",
                    parts.len() - left,
                    request.limits.zip_entries
                ),
                blocking: false,
            });
        }
        let parts = parts.into_iter().take(left);
        (answer, parts.map(|part| request.for_part(part)).collect())
    }

    /// Reads a file and the files it is made of, and hands each answer to `each` with the file's name,
    /// until that says `false`. Files attached to an article are read only if `attached` says so; else
    /// they stay in its answer.
    pub fn read_all(
        &mut self,
        request: Request,
        attached: bool,
        each: &mut dyn FnMut(String, Answer) -> bool,
    ) {
        let mut left = request.limits.zip_entries;
        let mut waiting = vec![request];
        while let Some(request) = waiting.pop() {
            let (answer, inside) = self.open(&request, attached, left);
            left -= inside.len();
            // The last to wait is the first to be read.
            waiting.extend(inside.into_iter().rev());
            let said_something = answer.article.is_some() || !answer.problems.is_empty();
            if said_something && !each(request.file, answer) {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::worker::Limits;

    fn unfolded(file: &str, bytes: &[u8], attached: bool) -> Vec<String> {
        let request = Request {
            file: file.into(),
            bytes: bytes.to_vec(),
            media_type: None,
            limits: Limits::default(),
        };
        let mut found = Vec::new();
        Extractor::in_this_process().read_all(request, attached, &mut |file, answer| {
            found.push(format!("{file} {}", answer.article.is_some()));
            true
        });
        found
    }

    const MAIL: &str = "From: a@example.org\r\nSubject: Two papers\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nBoth papers are attached.\r\n--x\r\nContent-Type: text/plain; name=one.txt\r\nContent-Disposition: attachment; filename=one.txt\r\n\r\nThe first paper.\r\n--x--\r\n";

    #[test]
    fn attachments_are_read_when_asked() {
        assert_eq!(unfolded("m.eml", MAIL.as_bytes(), false), ["m.eml true"]);
        assert_eq!(
            unfolded("m.eml", MAIL.as_bytes(), true),
            ["m.eml true", "m.eml/one.txt true"]
        );
    }

    #[test]
    fn many_records_are_many_articles() {
        let ris = "TY  - NEWS\nTI  - One ship\nER  - \nTY  - NEWS\nTI  - Two ships\nER  - \n";
        let expected = ["a.ris/record 1.ris true", "a.ris/record 2.ris true"];
        assert_eq!(unfolded("a.ris", ris.as_bytes(), false), expected);
        let mailbox = format!(
            "From a@example.org Mon\n{}\n\nFrom b@example.org Tue\n{}",
            MAIL.replace('\r', ""),
            MAIL.replace('\r', "")
        );
        let expected = ["box/message 1.eml true", "box/message 2.eml true"];
        assert_eq!(unfolded("box", mailbox.as_bytes(), false), expected);
    }
}
