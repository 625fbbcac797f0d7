"""Proto."""
from dataclasses import dataclass
from collections.abc import Sequence
from claims.language.tables import Language
from claims.models import Span
from claims.parts.speech import Speech, acts
from claims.parts.subjects import main_clause,subject_in
from claims.parts.segments import segments
from claims.parts.segments import is_finite
from claims.language.words import words
from claims.parts.frames import frames
from claims.text.sentences import sentences, quotations
from claims.extraction.quoting import quotations_in, repeated, blanked

MAIN=True
@dataclass
class Q:
    span: Span
    speaker: Span|None
    why: str

def attributed(paragraphs, text, table):
    again=repeated([p.of(text) for p in paragraphs])
    last=None
    for p in paragraphs:
        para=p.of(text)
        spans=sentences(para,table.code)
        quotes=quotations_in(para,table,again)
        whole=[Span(start=q.start+1,end=q.end-1) for q in quotes if is_whole(Span(start=q.start+1,end=q.end-1).of(para),table) or para[:q.start].rstrip()[-1:]==':']
        narr=blanked(para,whole)
        said=[acts(s.of(para),table,s.of(narr),quoting=True) for s in spans]
        def after(n,prev):
            s=spans[n]
            ok=[a for a in said[n] if a.speaker is not None and not a.colon and (a.pronoun or speaks(a.speaker.of(s.of(para)),table))]
            if ok: return ok[-1].speaker.moved(s.start+p.start)
            if any(w.text.casefold() in table.speech.reported_forms for w in words(s.of(narr),table.code)): return prev
            sub=main_clause(s.of(narr),segments(s.of(narr),table),table).subject
            if MAIN and sub is not None and speaks(sub.of(s.of(narr)),table): return sub.moved(s.start+p.start)
            return prev
        for q in quotes:
            o=next((n for n,s in enumerate(spans) if s.start<=q.start<s.end),None)
            c=next((n for n,s in enumerate(spans) if s.start<q.end<=s.end),o)
            if o is None: continue
            if c is None: c=o
            # last of before sentences
            prev=last
            for n in range(o): prev=after(n,prev)
            before=[a for a in said[o] if a.verb.start+spans[o].start<q.start]
            behind=[a for a in said[c] if a.verb.start+spans[c].start>=q.end]
            m,why=choose(para,q,before,behind,spans[o],spans[c],narr,table)
            if m is None:
                m,why=(prev,"last/"+why)
                yield Q(q.moved(p.start),m,why); 
            else:
                m=m.moved(p.start)
                yield Q(q.moved(p.start),m,why)
        for n,s in enumerate(spans): last=after(n,last)

def is_whole(inside,table):
    return not inside[:1].islower() and any(is_finite(w) for w in words(inside,table.code)) 

def choose(para,q,before,behind,so,sc,narr,table):
    colon=para[:q.start].rstrip().endswith(":")
    ok=lambda a,s: a.speaker is not None and not a.colon and (a.pronoun or speaks(a.speaker.of(s.of(para)),table))
    named=[a for a in before if ok(a,so)]
    main=main_clause(so.of(narr),segments(so.of(narr),table),table)
    sub0=sub=main.subject
    if sub is not None and not speaks(sub.of(so.of(narr)),table): sub=None
    if not(colon and named):
        rest=words(sc.of(narr)[q.end-sc.start:],table.code)
        rest=[w._replace(start=w.start+q.end-sc.start,end=w.end+q.end-sc.start) for w in rest]
        if rest and not rest[0].capital and is_finite(rest[0]) and rest[0].lemma not in table.speech.citing:
            fol=next((s for s in segments(sc.of(narr),table) if s.start<=rest[0].start<s.end),None)
            m,_=subject_in(sc.of(narr),[w for w in rest[1:] if fol is None or w.end<=fol.end],table)
            if m and (not named or speaks(m.of(sc.of(narr)),table)): return m.moved(sc.start),"right behind verb"
    if behind and not(colon and named):
        gap=words(para[q.end:behind[0].verb.start+sc.start],table.code) if behind[0].verb.start+sc.start>q.end else ()
        if len(gap)<=(0 if colon else 3) and behind[0].speaker and (ok(behind[0],sc) or not gap):
            return behind[0].speaker.moved(sc.start),"right behind"
    if named:
        return named[-1].speaker.moved(so.start),"before"
    if (any(a.colon for a in before) or ":" in so.of(narr)[:q.start-so.start]) and sub: return sub.moved(so.start),"colon"
    for a in behind:
        if ok(a,sc): return a.speaker.moved(sc.start),"behind"
    lead=para[so.start:q.start].strip(" „“")
    told=words(so.of(narr),table.code)
    for n,w in enumerate(told):
        if w.text.casefold() in ("für","von","vom") and n+1<len(told):
            m=phrase_in(so.of(narr),told[n+1:n+8],table,led=True)
            if m and speaks(m.of(so.of(narr)),table) and (n==0 if w.text.casefold()=="für" else any(w.lemma in table.clauses.passive for w in told)): return m.moved(so.start),"agent"
    k1=main.verb is not None and main.verb.text.casefold() in table.speech.reported_forms
    if k1: return None,"K1"
    for a in (*before[::-1],):
        if a.speaker and not a.colon: return a.speaker.moved(so.start),"before, doubtful"
    if lead and sub is not None: return sub.moved(so.start),"subject"
    if colon and sub0: return sub0.moved(so.start),"colon, doubtful"
    if lead and any(w.text.casefold() in table.speech.reported_forms for w in told): return None,"K1"
    if lead and sub0: return sub0.moved(so.start),"subject, doubtful"
    return None,"no act"
from claims.parts.subjects import phrase_in
from claims.language.names import listed_names
from claims.language.unlisted import unlisted_names
def speaks(phrase,table):
    ws=words(phrase,table.code)
    if any(w.text.casefold() in table.pronouns.subjects for w in ws): return True
    ends=(*table.names.offices,*table.speech.speakers)
    return bool(listed_names(ws,table) or unlisted_names(ws,table)) or any(w.lemma.endswith(ends) or w.text.casefold().endswith(ends) for w in ws)
