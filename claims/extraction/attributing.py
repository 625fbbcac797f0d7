"""Proto."""
from dataclasses import dataclass
from collections.abc import Sequence
from claims.language.tables import Language
from claims.models import Span
from claims.parts.speech import Speech, acts
from claims.parts.segments import is_finite
from claims.language.words import words
from claims.parts.frames import frames
from claims.text.sentences import sentences, quotations
from claims.extraction.quoting import quotations_in, repeated, blanked

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
        whole=[Span(start=q.start+1,end=q.end-1) for q in quotes if is_whole(Span(start=q.start+1,end=q.end-1).of(para),table)]
        narr=blanked(para,whole)
        said=[acts(s.of(para),table,s.of(narr)) for s in spans]
        done={}
        for q in quotes:
            o=next((n for n,s in enumerate(spans) if s.start<=q.start<s.end),None)
            c=next((n for n,s in enumerate(spans) if s.start<q.end<=s.end),o)
            if o is None: continue
            if c is None: c=o
            # last of before sentences
            prev=last
            for n in range(o):
                for a in said[n]:
                    if a.speaker: prev=a.speaker.moved(spans[n].start+p.start)
            before=[a for a in said[o] if a.verb.start+spans[o].start<q.start]
            behind=[a for a in said[c] if a.verb.start+spans[c].start>=q.end]
            m,why=choose(para,q,before,behind,spans[o],spans[c],narr,table)
            if m is None:
                m,why=(prev,"last") if why!="none" else (None,why)
                yield Q(q.moved(p.start),m,why); 
            else:
                m=m.moved(p.start)
                yield Q(q.moved(p.start),m,why)
        for n,s in enumerate(spans):
            for a in said[n]:
                if a.speaker: last=a.speaker.moved(s.start+p.start)

def is_whole(inside,table):
    return not inside[:1].islower() and any(is_finite(w) for w in words(inside,table.code)) 

def choose(para,q,before,behind,so,sc,narr,table):
    if behind:
        gap=words(para[q.end:behind[0].verb.start+sc.start],table.code) if behind[0].verb.start+sc.start>q.end else ()
        if len(gap)<=3 and behind[0].speaker and not para[:q.start].rstrip().endswith(":"):
            return behind[0].speaker.moved(sc.start),"right behind"
    for a in reversed(before):
        if a.speaker: return a.speaker.moved(so.start),"before"
    for a in behind:
        if a.speaker: return a.speaker.moved(sc.start),"behind"
    return None,"no act"
