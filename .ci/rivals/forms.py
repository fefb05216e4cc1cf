"""The same text in the rivals' own forms: Typst, HTML and flat OpenDocument.

Paper, margins, faces, sizes and leading are those of our pages (src/typeset/style.rs): A4, text 144 mm wide,
Source Serif 4 at 11/15.5 pt justified with hyphens, bullets ragged, headings in Source Sans 3.
"""

import html
import re

FALLBACK = ["Noto Sans KR", "Amiri", "Noto Sans Hebrew"]


def typst(document):
    """A Typst source."""
    faces = ", ".join(f'"{face}"' for face in ["Source Serif 4", *FALLBACK])
    sans = ", ".join(f'"{face}"' for face in ["Source Sans 3", *FALLBACK])
    lines = [
        f'#set document(title: "{document["title"]}", author: "Policy Unit", date: datetime(year: 2026, month: 11, day: 23))',
        '#set page(paper: "a4", margin: (top: 22mm, bottom: 24mm, left: 42mm, right: 24mm), numbering: "1 of 1")',
        f"#set text(font: ({faces}), size: 11pt, lang: \"en\", region: \"GB\", hyphenate: true, top-edge: 0.75em, bottom-edge: -0.25em)",
        "#set par(justify: true, leading: 4.5pt, spacing: 12.25pt)",
        f"#show heading: set text(font: ({sans}), size: 12.5pt, weight: 600, hyphenate: false)",
        "#show heading: set block(above: 23.25pt, below: 12.25pt)",
        "#show title: set text(size: 22pt, weight: 600, hyphenate: false)",
        "#show title: set par(justify: false)",
        "#show list: set par(justify: false)",
        "#show list: set text(hyphenate: false)",
        "#set list(spacing: 8.375pt, body-indent: 3mm)",
        f"#let said(who) = block(text(font: ({sans}), size: 9.5pt, hyphenate: false, who))",
        "#title()",
        "",
    ]
    for block in document["blocks"]:
        text = re.sub(r"([#$*_`<>@\\\[\]~=\-+/])", r"\\\1", block["text"])
        match block["kind"]:
            case "heading":
                lines.append(f"= {text}\n")
            case "paragraph":
                lines.append(f"{text}\n")
            case "quotation":
                lines.append(f"#pad(left: 4.5mm)[“{text}”]\n#pad(left: 4.5mm, said[{_speaker(block)}])\n")
            case "entry":
                lines.append(f"- {text}")
    # A blank line ends a list.
    return re.sub(r"(?m)^(- .*)\n(?!- )", r"\1\n\n", "\n".join(lines) + "\n")


def web(document, fonts):
    """An HTML page."""
    faces = [("Source Serif 4", "SourceSerif4-Regular", 400), ("Source Sans 3", "SourceSans3-Regular", 400),
             ("Source Sans 3", "SourceSans3-Semibold", 600), ("Source Serif 4", "SourceSerif4-Semibold", 600),
             ("Noto Sans KR", "NotoSansKR-Regular", 400), ("Amiri", "Amiri-Regular", 400)]
    rules = "".join(f'@font-face{{font-family:"{family}";font-weight:{weight};src:url("file://{fonts}/{file}.ttf")}}'
                    for family, file, weight in faces)
    rest = ",".join(f'"{face}"' for face in FALLBACK)
    rules += (f'@page{{size:A4;margin:22mm 24mm 24mm 42mm;@bottom-right{{content:counter(page) " of " counter(pages)}}}}'
              f'body{{font:11pt/15.5pt "Source Serif 4",{rest};text-align:justify;hyphens:auto;margin:0}}'
              "p{margin:0 0 7.75pt;orphans:2;widows:2}ul{margin:0 0 7.75pt;padding-left:4.5mm}"
              "li{text-align:left;hyphens:manual;margin-bottom:3.9pt}blockquote{margin:0 0 7.75pt 4.5mm}"
              f'h1{{font:600 22pt/27pt "Source Serif 4"}}h2{{font:600 12.5pt/16pt "Source Sans 3",{rest}}}'
              "h1,h2{text-align:left;hyphens:manual;break-after:avoid}"
              f'footer{{font:9.5pt/13pt "Source Sans 3",{rest};text-align:left;hyphens:manual}}')
    body = [f"<h1>{html.escape(document['title'])}</h1>"]
    for kind, blocks in _runs(document["blocks"]):
        texts = [html.escape(block["text"]) for block in blocks]
        match kind:
            case "heading":
                body += [f"<h2>{text}</h2>" for text in texts]
            case "paragraph":
                body += [f"<p>{text}</p>" for text in texts]
            case "quotation":
                body += [f"<blockquote><p>“{text}”</p><footer>{html.escape(_speaker(block))}</footer></blockquote>"
                         for text, block in zip(texts, blocks)]
            case "entry":
                body.append("<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>")
    return (f'<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>{document["title"]}</title>'
            f"<style>{rules}</style>" + "\n".join(body))


def office(document):
    """A flat OpenDocument text."""
    def style(name, text, paragraph, parent=""):
        return (f'<style:style style:name="{name}" style:family="paragraph"{parent}>'
                f'<style:paragraph-properties {paragraph}/><style:text-properties fo:language="en" fo:country="GB" {text}/>'
                "</style:style>")

    serif = 'style:font-name="Source Serif 4" fo:font-size="11pt" fo:hyphenate="true"'
    sans = 'style:font-name="Source Sans 3" fo:hyphenate="false"'
    exact = 'fo:line-height="15.5pt" fo:orphans="2" fo:widows="2"'
    styles = [
        style("P", serif, f'fo:text-align="justify" fo:margin-bottom="7.75pt" {exact}'),
        style("Q", serif, f'fo:text-align="justify" fo:margin-left="4.5mm" {exact}'),
        style("A", f'{sans} fo:font-size="9.5pt"', 'fo:margin-left="4.5mm" fo:margin-bottom="7.75pt" fo:line-height="13pt"'),
        style("L", serif, f'fo:text-align="left" fo:margin-bottom="3.9pt" {exact}'),
        style("T", 'style:font-name="Source Serif 4" fo:font-size="22pt"', 'fo:margin-bottom="15.5pt"'),
        style("H", f'{sans} fo:font-size="12.5pt" fo:font-weight="600"',
              'fo:margin-top="15.5pt" fo:margin-bottom="7.75pt" fo:keep-with-next="always"'),
    ]
    body = [f'<text:h text:outline-level="1" text:style-name="T">{html.escape(document["title"])}</text:h>']
    for kind, blocks in _runs(document["blocks"]):
        texts = [html.escape(block["text"]) for block in blocks]
        match kind:
            case "heading":
                body += [f'<text:h text:outline-level="2" text:style-name="H">{text}</text:h>' for text in texts]
            case "paragraph":
                body += [f'<text:p text:style-name="P">{text}</text:p>' for text in texts]
            case "quotation":
                body += [f'<text:p text:style-name="Q">“{text}”</text:p>'
                         f'<text:p text:style-name="A">{html.escape(_speaker(block))}</text:p>'
                         for text, block in zip(texts, blocks)]
            case "entry":
                entries = "".join(f'<text:list-item><text:p text:style-name="L">{text}</text:p></text:list-item>'
                                  for text in texts)
                body.append(f"<text:list>{entries}</text:list>")
    spaces = " ".join(f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in [
        ("office", "office"), ("style", "style"), ("text", "text"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
        ("meta", "meta")])
    fonts = "".join(f'<style:font-face style:name="{face}" svg:font-family="&apos;{face}&apos;"/>'
                    for face in ["Source Serif 4", "Source Sans 3"])
    return (f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
            f"<office:meta><dc:title>{html.escape(document['title'])}</dc:title></office:meta>"
            f"<office:font-face-decls>{fonts}</office:font-face-decls>"
            '<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties '
            'fo:page-width="210mm" fo:page-height="297mm" fo:margin-top="22mm" fo:margin-bottom="24mm" '
            f'fo:margin-left="42mm" fo:margin-right="24mm"/></style:page-layout>{"".join(styles)}</office:automatic-styles>'
            '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles>'
            f"<office:body><office:text>{''.join(body)}</office:text></office:body></office:document>")


def _speaker(block):
    return f"{block['name']}, {block['title']}"


def _runs(blocks):
    """Blocks of one kind that follow each other."""
    runs = []
    for block in blocks:
        if runs and runs[-1][0] == block["kind"]:
            runs[-1][1].append(block)
        else:
            runs.append((block["kind"], [block]))
    return runs
