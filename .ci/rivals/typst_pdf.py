"""SOURCE.typ PDF FONTS: one process from source to tagged PDF/A-2a and PDF/UA-1."""

import sys

import typst

typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True,
              pdf_standards=["a-2a", "ua-1"])
