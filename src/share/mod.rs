//! What leaves the machine: the e-mail draft with exactly the exported PDF.
