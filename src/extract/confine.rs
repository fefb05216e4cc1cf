//! What the reading process gives up before it reads a byte: memory, time, files, sockets, children.
//!
//! Linux only. Elsewhere the parent's clock is all there is. What a system's kernel does not offer is
//! left out in silence: the parent's clock and the limits of the readers hold everywhere.

/// Address space, in bytes.
const MEMORY: u64 = 1 << 30;

/// CPU time for one file, in seconds; the parent's clock comes first.
const CPU_SECONDS: u64 = 12;

#[cfg(target_os = "linux")]
mod linux {
    use super::{CPU_SECONDS, MEMORY};
    use landlock::{ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetError};
    use rustix::process::{Resource, Rlimit, setrlimit};
    use rustix::time::{ClockId, clock_gettime};
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter};
    use std::error::Error;

    fn limit(resource: Resource, most: u64) {
        let limit = Rlimit {
            current: Some(most),
            maximum: Some(most),
        };
        // A limit that is lower already stays; there is nothing else that could refuse.
        setrlimit(resource, limit).unwrap_or_default();
    }

    /// Gives everything up, in an order in which nothing is needed any more when it goes.
    pub(in crate::extract) fn confine() {
        limit(Resource::As, MEMORY);
        limit(Resource::Fsize, 0);
        limit(Resource::Core, 0);
        // A kernel without the one or the other goes without it.
        refuse_files().unwrap_or_default();
        refuse_calls().unwrap_or_default();
        limit(Resource::Nofile, 3);
    }

    /// Landlock: no file may be read, written, made or run, no port bound or connected to.
    fn refuse_files() -> Result<(), RulesetError> {
        let abi = ABI::V5;
        Ruleset::default()
            .handle_access(AccessFs::from_all(abi))?
            .handle_access(AccessNet::from_all(abi))?
            .create()?
            .restrict_self()?;
        Ok(())
    }

    /// Seccomp: no sockets, no new programs, no way round either.
    fn refuse_calls() -> Result<(), Box<dyn Error>> {
        let refused = [
            libc::SYS_socket,
            libc::SYS_socketpair,
            libc::SYS_connect,
            libc::SYS_bind,
            libc::SYS_execve,
            libc::SYS_execveat,
            libc::SYS_ptrace,
            libc::SYS_process_vm_readv,
            libc::SYS_process_vm_writev,
            libc::SYS_io_uring_setup,
            libc::SYS_openat,
            libc::SYS_openat2,
        ];
        let filter = SeccompFilter::new(
            refused.into_iter().map(|call| (call, Vec::new())).collect(),
            SeccompAction::Allow,
            SeccompAction::Errno(libc::EPERM.cast_unsigned()),
            std::env::consts::ARCH.try_into()?,
        )?;
        let program: BpfProgram = filter.try_into()?;
        seccompiler::apply_filter(&program)?;
        Ok(())
    }

    /// Grants the time for one more file.
    pub(in crate::extract) fn next_file() {
        let used = clock_gettime(ClockId::ProcessCPUTime).tv_sec;
        let limit = Rlimit {
            current: Some(u64::try_from(used).unwrap_or(0) + CPU_SECONDS),
            maximum: None,
        };
        setrlimit(Resource::Cpu, limit).unwrap_or_default();
    }
}

#[cfg(target_os = "linux")]
pub(super) use linux::{confine, next_file};

#[cfg(not(target_os = "linux"))]
pub(super) fn confine() {}

#[cfg(not(target_os = "linux"))]
pub(super) fn next_file() {}
