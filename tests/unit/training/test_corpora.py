from pathlib import Path

import pytest
from training.corpora.conllu import read_documents
from training.corpora.gum import example_of, read_gum
from training.corpora.look import show_inline
from training.corpora.meantime import read_meantime
from training.corpora.spans import keep_longest
from training.corpora.uner import read_iob2
from training.examples import Example, Mark

_HEADLINE = """\
# newdoc id = TEST_news_harbour
# global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity
# newpar
# text = President Mara Velin's visit
1\tPresident\tPresident\tPROPN\tNNP\t_\t2\tnmod:desc\t_\tEntity=(1-event-new-x-cf1-4-sgl(2-person-new-x-cf2-1-coref-M_V
2\tMara\tMara\tPROPN\tNNP\t_\t5\tnmod:poss\t_\t_
3-4\tVelin's\t_\t_\t_\t_\t_\t_\t_\t_
3\tVelin\tVelin\tPROPN\tNNP\t_\t2\tflat\t_\t_
4\t's\t's\tPART\tPOS\t_\t2\tcase\t_\tEntity=2)
5\tvisit\tvisit\tNOUN\tNN\t_\t0\troot\t_\tEntity=1)
"""


def _rows(*words: str, doc: str = "TEST", newpar: bool = False) -> str:
    """Words as "form/lemma/UPOS/XPOS/head/deprel", with "/misc" where there is any."""
    lines = [f"# newdoc id = {doc}"] * (not newpar) + ["# newpar"] * newpar
    for number, word in enumerate(words, start=1):
        form, lemma, upos, xpos, head, deprel, *misc = word.split("/")
        lines.append("\t".join([str(number), form, lemma, upos, xpos, "_", head, deprel, "_", *(misc or ["_"])]))
    return "\n".join(lines) + "\n\n"


def _marked(conllu: str) -> str:
    (document,) = read_documents(conllu.splitlines())
    return show_inline(example_of(document))


def test_a_text_is_rebuilt_with_its_paragraphs_and_every_word_at_its_offset() -> None:
    second = _rows(
        "It/it/PRON/PRP/2/nsubj", "ended/end/VERB/VBD/0/root/SpaceAfter=No", "././PUNCT/./2/punct", newpar=True
    )
    third = "1\tThen\tthen\tADV\tRB\t_\t0\troot\t_\t_\n"
    (document,) = read_documents((_HEADLINE + "\n" + second + third).splitlines())
    assert document.text == "President Mara Velin's visit\n\nIt ended. Then"
    assert [document.text[token.start : token.end] for token in document.tokens] == [t.form for t in document.tokens]


def test_nested_and_single_and_split_brackets_are_read() -> None:
    conllu = (
        "# newdoc id = x\n"
        "1\tOld\told\tADJ\tJJ\t_\t2\tamod\t_\tEntity=(7[1/2]-place-new-x-cf1-1-sgl(8-person-new-x)\n"
        "2\tLume\tLume\tPROPN\tNNP\t_\t0\troot\t_\tEntity=7[1/2])(9-place-new-x)\n"
    )
    (document,) = read_documents(conllu.splitlines())
    assert [(m.kind, m.first, m.last) for m in document.mentions] == [
        ("person", 0, 0),
        ("place", 0, 1),
        ("place", 1, 1),
    ]


def test_a_title_and_the_possessive_are_no_part_of_a_name() -> None:
    assert _marked(_HEADLINE) == "President [person Mara Velin]'s visit"


def test_a_name_keeps_its_of_and_the_longer_of_two_nested_names_stays() -> None:
    conllu = _rows(
        "the/the/DET/DT/2/det/Entity=(1-organization-new-x-cf1-2-sgl",
        "University/university/PROPN/NNP/0/root",
        "of/of/ADP/IN/4/case",
        "Lume/Lume/PROPN/NNP/2/nmod/Entity=(2-place-new-x-cf1-1-sgl)1)",
    )
    assert _marked(conllu) == "the [organisation University of Lume]"


def test_a_place_does_not_run_on_into_the_place_it_lies_in() -> None:
    conllu = _rows(
        "Oste/Oste/PROPN/NNP/0/root/Entity=(1-place-new-x-cf1-1-sgl",
        "in/in/ADP/IN/3/case",
        "Lume/Lume/PROPN/NNP/1/nmod/Entity=(2-place-new-x-cf1-1-sgl)1)",
    )
    assert _marked(conllu) == "[place Oste] in [place Lume]"


def test_a_noun_phrase_without_a_name_is_not_marked() -> None:
    assert _marked(_rows("soldiers/soldier/NOUN/NNS/0/root/Entity=(1-person-new-x-cf1-1-sgl)")) == "soldiers"


def test_a_name_is_found_after_the_noun_that_says_what_somebody_is() -> None:
    conllu = _rows(
        "team/team/NOUN/NN/2/compound/Entity=(1-person-new-x-cf1-2-sgl",
        "member/member/NOUN/NN/0/root",
        "Dean/Dean/PROPN/NNP/2/appos",
        "Velin/Velin/PROPN/NNP/3/flat/Entity=1)",
    )
    assert _marked(conllu) == "team member [person Dean Velin]"


def test_the_country_in_front_of_a_title_is_no_part_of_a_name() -> None:
    conllu = _rows(
        "Oste/Oste/PROPN/NNP/2/compound/Entity=(1-person-new-x-cf1-2-sgl(2-place-new-x-cf1-1-sgl)",
        "President/President/PROPN/NNP/3/compound",
        "Velin/Velin/PROPN/NNP/0/root/Entity=1)",
    )
    assert _marked(conllu) == "[place Oste] President [person Velin]"


def test_a_title_alone_is_nobody() -> None:
    assert _marked(_rows("President/President/PROPN/NNP/0/root/Entity=(1-person-new-x-cf1-2-sgl)")) == "President"


def test_a_weekday_and_its_date_are_one_and_ago_ends_a_date() -> None:
    conllu = _rows(
        "Friday/Friday/PROPN/NNP/0/root/Entity=(1-time-new-x-cf1-1-sgl)",
        ",/,/PUNCT/,/3/punct",
        "July/July/PROPN/NNP/1/appos/Entity=(1-time-new-x-cf1-1-sgl",
        "21/21/NUM/CD/3/nmod:unmarked/Entity=1)",
        "two/two/NUM/CD/6/nummod/Entity=(2-time-new-x-cf1-1-sgl",
        "years/year/NOUN/NNS/7/obl:unmarked/Entity=2)",
        "ago/ago/ADV/RB/1/advmod",
        "tomorrow/tomorrow/ADV/RB/1/advmod",
    )
    assert _marked(conllu) == "[date Friday , July 21] [date two years ago] [date tomorrow]"


def test_nationalities_are_groups_and_capitals_at_the_head_of_a_sentence_are_not() -> None:
    conllu = _rows(
        "Recent/recent/ADJ/JJ/3/amod",
        "Ostenian/Ostenian/ADJ/JJ/3/amod",
        "losses/loss/NOUN/NNS/0/root",
        "hit/hit/VERB/VBD/3/acl",
        "Lumeans/Lumean/PROPN/NNPS/4/obj/Entity=(1-person-new-x-cf1-1-sgl)",
    )
    assert _marked(conllu) == "Recent [group Ostenian] losses hit [group Lumeans]"


def test_a_date_ends_before_its_clause_and_a_length_of_time_is_a_quantity() -> None:
    conllu = _rows(
        "on/on/ADP/IN/2/case",
        "Friday/Friday/PROPN/NNP/0/root/Entity=(1-time-new-x-cf1-1-sgl",
        "when/when/ADV/WRB/4/advmod",
        "guns/gun/NOUN/NNS/2/acl:relcl/Entity=1)",
        "fired/fire/VERB/VBD/4/acl",
        "three/three/NUM/CD/7/nummod/Entity=(2-time-new-x-cf1-1-sgl",
        "days/day/NOUN/NNS/5/obl/Entity=2)",
    )
    assert "[quantity three days]" in _marked(conllu)
    assert "[date Friday" in _marked(conllu)


def test_a_count_has_its_hedge_and_its_noun_and_stops_before_a_name() -> None:
    conllu = _rows(
        "at/at/ADP/IN/2/case",
        "least/least/ADJ/JJS/3/advmod",
        "twenty/twenty/NUM/CD/5/compound",
        "-/-/PUNCT/HYPH/3/punct",
        "six/six/NUM/CD/6/nummod",
        "houses/house/NOUN/NNS/0/root",
        "two/two/NUM/CD/9/nummod",
        "Ostenian/Ostenian/ADJ/JJ/9/amod",
        "guns/gun/NOUN/NNS/6/conj",
        "hundreds/hundred/NOUN/NNS/6/conj",
        "of/of/ADP/IN/12/case",
        "people/people/NOUN/NNS/10/nmod",
    )
    assert _marked(conllu) == (
        "[quantity at least twenty - six houses] [quantity two] [group Ostenian] guns [quantity hundreds of people]"
    )


def test_a_bare_year_is_no_quantity() -> None:
    assert _marked(_rows("in/in/ADP/IN/2/case", "1987/1987/NUM/CD/0/root")) == "in 1987"


def test_the_dev_documents_are_those_on_the_list(tmp_path: Path) -> None:
    for name in ("TEST_a", "TEST_b"):
        (tmp_path / f"{name}.conllu").write_text(_rows("Oste/Oste/PROPN/NNP/0/root", doc=name), "utf-8")
    (tmp_path / "dev.txt").write_text("TEST_b\n", "utf-8")
    assert [example.name for example in read_gum(tmp_path, part="train")] == ["TEST_a"]
    assert [example.name for example in read_gum(tmp_path, part="dev")] == ["TEST_b"]


def _write_article(folder: Path, sentences: list[str], markables: str, relations: str) -> None:
    words = [(number, word) for number, sentence in enumerate(sentences) for word in sentence.split()]
    tokens = [f'<token t_id="{t}" sentence="{s}" number="{t}">{w}</token>' for t, (s, w) in enumerate(words, start=1)]
    for part in ("intra-doc_annotation", "intra_cross-doc_annotation"):
        (folder / part / "corpus_test").mkdir(parents=True)
        (folder / part / "corpus_test" / "1_test.xml").write_text(
            f'<Document doc_name="1_test">{"".join(tokens)}<Markables>{markables}</Markables>'
            f"<Relations>{relations}</Relations></Document>",
            "utf-8",
        )


def _markable(tag: str, m_id: int, anchors: range, **attributes: str) -> str:
    inner = "".join(f'<token_anchor t_id="{anchor}"/>' for anchor in anchors)
    rest = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<{tag} m_id="{m_id}"{rest}>{inner}</{tag}>'


def test_an_article_is_read_once_with_names_dates_and_counts(tmp_path: Path) -> None:
    sentences = ["Oste Mills chief Mara Velin visits", "May 3 , 1987", "She sold 40 old mills ( all ) for $ 5 ."]
    entity = {"syntactic_type": "NAM"}
    markables = "".join(
        [
            _markable("ENTITY_MENTION", 1, range(1, 6), **entity),
            _markable("ENTITY_MENTION", 2, range(1, 3), **entity),
            _markable("TIMEX3", 3, range(7, 11), type="DATE"),
            _markable("VALUE", 4, range(13, 14), type="QUANTITY"),
            _markable("ENTITY_MENTION", 5, range(13, 19), syntactic_type="NOM"),
            _markable("VALUE", 6, range(20, 22), type="MONEY"),
            _markable("ENTITY_MENTION", 7, range(11, 12), syntactic_type=""),
            '<ENTITY m_id="90" ent_type="PER"/><ENTITY m_id="91" ent_type="ORG"/>',
        ]
    )
    relations = (
        '<REFERS_TO r_id="1"><source m_id="1"/><source m_id="7"/><target m_id="90"/></REFERS_TO>'
        '<REFERS_TO r_id="2"><source m_id="2"/><target m_id="91"/></REFERS_TO>'
    )
    _write_article(tmp_path, sentences, markables, relations)
    (example,) = read_meantime(tmp_path)
    assert show_inline(example) == (
        "[organisation Oste Mills] chief [person Mara Velin] visits\n\n[date May 3, 1987]\n\n"
        "She sold [quantity 40 old mills] (all) for [quantity $5]."
    )


def test_sentences_that_nobody_marked_are_left_out(tmp_path: Path) -> None:
    _write_article(tmp_path, [f"Line {number} ." for number in range(8)], "", "")
    (example,) = read_meantime(tmp_path)
    assert example.text.endswith("Line 5.")


_IOB2 = """\
# newdoc id = n1
# text = "Mara Velin" left Oste.
1\t"\tO\t-\t-
2\tMara\tB-PER\t-\t-
3\tVelin\tI-PER\t-\t-
4\t"\tO\t-\t-
5\tleft\tO\t-\t-
6\tOste\tB-LOC\t-\t-
7\t.\tO\t-\t-

# text = Oste Mills Lume Mills
1\tOste\tB-ORG\t-\t-
2\tMills\tI-ORG\t-\t-
3\tLume\tB-ORG\t-\t-
4\tMills\tI-ORG\t-\t-

# newdoc id = n2
# text = Nothing
1\tNothing\tB-OTH\t-\t-
"""


def test_iob2_tags_become_marks_in_the_text_of_the_document(tmp_path: Path) -> None:
    path = tmp_path / "x.iob2"
    path.write_text(_IOB2, "utf-8")
    first, second = read_iob2(path)
    assert show_inline(first) == (
        '"[person Mara Velin]" left [place Oste]. [organisation Oste Mills] [organisation Lume Mills]'
    )
    assert (second.name, second.text, second.marks) == ("n2", "Nothing", ())


def test_a_word_that_the_text_lacks_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "x.iob2"
    path.write_text(_IOB2.replace("5\tleft", "5\tright"), "utf-8")
    with pytest.raises(ValueError, match="substring"):
        list(read_iob2(path))


def test_of_two_marks_that_overlap_the_longer_stays() -> None:
    marks = keep_longest([(0, 4, "place"), (0, 9, "person"), (9, 12, "date"), (12, 12, "date")])
    assert [(mark.start, mark.end, mark.label) for mark in marks] == [(0, 9, "person"), (9, 12, "date")]


def test_marks_are_shown_inside_one_another_with_the_attributions_they_belong_to() -> None:
    marks = (Mark("attribution", "cue", 3, 7, groups=(1, 2)), Mark("event", "attack", 0, 7, stance="-"))
    assert show_inline(Example("x", "He denied it", marks, frozenset())) == "[attack- He [cue deni|1,2]]ed it"
