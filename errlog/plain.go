package errlog

import (
	"bytes"

	"example.com/centrevu"
)

// plainLines takes the lines in the buffer that are plain, up to one that is
// not or has no end yet. It reports false if the reading is to end.
//
// This is parser.take for the lines that nearly all logs consist of, written
// for speed: a record that is all plain lines lies in the buffer, as its own
// description but for the line ends, which become blanks there, and what is
// known of it stays in variables. Whatever else comes, the record is given to
// the parser, which does the rest.
func (r *report) plainLines() bool {
	var (
		rec   plainRecord
		held  bool // rec is one
		h     header
		lines told
	)
	rec.entry.origin = r.from() // the entries share it
	for !r.between && !r.within && !r.slow && r.order == nil && r.scope.saved.IsZero() {
		buf := r.buf[:r.n]
		start := r.pos
		n := bytes.IndexByte(buf[start:], '\n')
		if n < 0 {
			break
		}
		end := start + n
		for end > start && buf[end-1] == '\r' {
			end--
		}
		line := buf[start:end]
		if len(line) > maxLine {
			break
		}
		s, from := line, start
		if len(s) > 0 && (s[0] == ' ' || s[len(s)-1] == ' ') {
			i, j := blanks(s, 0, len(s))
			s, from, end = s[i:j], start+i, start+j
		}
		if len(s) == 0 {
			r.pos = start + n + 1
			if held {
				rec.blankLine()
			} else {
				r.blankLine()
			}
			r.taken(skippedBlank)
			continue
		}
		var (
			whole string // the record that ends before the line
			begun bool   // a record begins with it
			like  *seen  // the line as it stood before, if it is of a description
			known bool   // it did
		)
		if dated(s) {
			if held && rec.desc > 0 && !maySay(r.buf[rec.last:rec.to]) {
				whole = r.keep(&rec) // early, for what is done with it waits for the copy
			}
			begun = r.day.header(s, &h)
		} else if held && !rec.gap.ended {
			like = lines.like(s)
			known = string(buf[like.from:like.to]) == string(s)
			if known && like.kind == ascii && r.addPlain(&rec, start, from, end) {
				r.pos = start + n + 1
				r.taken(ofEntry)
				continue
			}
		}
		kind := ascii
		if (!begun || h.text > 0) && !printing(s) {
			kind = inUTF8
			if !r.utf8 || !clean(s) {
				if like == nil || !r.addSingle(&rec, start, from, end, known) {
					break
				}
				*like = seen{rec.to - len(s), rec.to, inSingle}
				r.pos = start + n + 1
				r.taken(ofEntry)
				continue
			}
			if held && rec.kind == inSingle {
				break
			}
			rec.kind = inUTF8
		}
		r.pos = start + n + 1
		switch {
		case begun && (h.text == 0 || !r.hasHeader(s, h.text)):
			r.here = mark{offset: r.at + int64(start), lines: r.lines}
			if whole != "" {
				r.behind = r.here
				r.scope.read++
				rec.entry.Header, rec.entry.Text = whole[:rec.head], whole[rec.desc:]
				r.keepTwin(&rec.entry)
				if !r.yield(rec.entry, nil) {
					return false
				}
				if r.begun != nil {
					r.begun()
				}
			} else {
				if held {
					r.hold(&rec)
				}
				if !r.end() {
					return false
				}
			}
			r.taken(ofEntry)
			held = true
			rec.from, rec.to, rec.head, rec.desc, rec.kind = from, end, len(s), h.text, kind
			rec.size, rec.tail, rec.line, rec.gap, rec.last = 0, 0, r.lines, gap{}, end
			e := &rec.entry
			e.Time, e.Code, e.ACD.Number, e.text = r.day.time(&h), h.code, h.acd, textAt{}
			e.Severity = r.words.word(s[h.word:h.wordEnd])
			e.At = centrevu.Position{Offset: r.at + int64(from), Column: from - start + 1}
			if r.counted {
				e.At.Line = r.lines
			}
		case like != nil && (known || (kind == ascii || !mayBeUnreadable(s)) && r.isText(s)) && r.addPlain(&rec, start, from, end):
			*like = seen{rec.to - len(s), rec.to, kind}
			r.taken(ofEntry)
		default:
			if held {
				held = false
				r.hold(&rec)
				lines = told{}
			}
			if !r.plain(line, start) {
				return false
			}
		}
	}
	if held {
		r.hold(&rec)
	}
	return true
}

// bare reports whether a line without the blanks around it is a line of a record
// as it stands: neither a row that clint prints nor what it prints last.
func bare(s []byte) bool { return s[0] != '|' && s[0] != '+' }

// taken counts a line that went into an entry, or was blank.
func (r *report) taken(f fate) {
	r.lines++
	if r.note != nil {
		r.fate = f
		r.tell()
	}
}

// plainRecord is a record in the buffer.
type plainRecord struct {
	entry    Entry // what its header says
	from, to int   // in the buffer
	head     int   // length of the header
	desc     int   // where the description begins in the record; 0 = there is none yet
	size     int   // of the description below the header
	tail     tail
	line     int // of the header
	kind     plainKind
	gap      gap
	last     int // where its last line begins in the buffer
}

// plainKind is what the characters beyond ASCII are in, of a line or a record.
type plainKind uint8

const (
	ascii plainKind = iota // there are none
	inUTF8
	inSingle // as single reads them
)

// isText reports whether a line without a date at its start is one of a description and
// nothing else.
func (r *report) isText(s []byte) bool {
	return bare(s) && ordinary(s) && (bytes.IndexByte(s, ':') < 0 || !r.hasHeader(s, 0))
}

// hasHeader reports whether a header stands in a line, at a place or behind it.
func (r *report) hasHeader(s []byte, from int) bool {
	_, ok := r.headerWithin(s, from)
	return ok
}

// addSingle takes a line into the description, as addPlain does, if singles fits it and
// it is text, or known to be.
func (r *report) addSingle(rec *plainRecord, start, from, end int, known bool) bool {
	s := r.buf[from:end]
	size, ok := r.singles().fits(s)
	if !ok || rec.kind == inUTF8 {
		return false
	}
	if r.wide = r.single.append(r.wide[:0], s); !known && (mayBeUnreadable(r.wide) || !r.isText(r.wide)) {
		return false
	}
	more := size - len(s)
	rec.size += more
	if !r.addPlain(rec, start, from, end) {
		rec.size -= more
		return false
	}
	rec.tail = rec.tail&^longestTold | tail(min(size, longestTold))
	rec.kind = inSingle
	return true
}

// addPlain takes the line at buf[start:] into the description, without the blanks
// around buf[from:end]. It reports false if the record would grow too large.
func (r *report) addPlain(rec *plainRecord, start, from, end int) bool {
	n := end - from
	if rec.size+n+1 > maxText {
		return false
	}
	rec.size += n + 1
	rec.tail = rec.tail.with(n)
	to := rec.to
	if rec.desc == 0 {
		rec.desc = to + 1 - rec.from
		rec.entry.text = textBelow(r.lines+1-rec.line, from-start+1, int64(from-rec.from))
	}
	r.buf[to] = ' '
	to++
	if to != from {
		copy(r.buf[to:], r.buf[from:end])
	}
	rec.last, rec.to = to, to+n
	return true
}

// hold gives the parser a record that the buffer holds.
func (r *report) hold(rec *plainRecord) {
	r.open, r.inPlace = true, true
	r.entry = rec.entry
	r.headLine = rec.line - 1
	r.record = r.buf[rec.from:rec.to]
	if rec.kind == inSingle {
		r.spare = r.single.append(r.spare[:0], r.record)
		r.record, r.inPlace = r.spare, false
	}
	r.head, r.desc, r.size, r.tail, r.apart = rec.head, rec.desc, rec.size, rec.tail, apart{gap: rec.gap}
	if r.tail == 0 && r.desc > 0 {
		r.tail = r.tail.with(rec.head)
	}
}

// keep returns the text of a record that the buffer holds.
func (r *report) keep(rec *plainRecord) string {
	b := r.buf[rec.from:rec.to]
	if rec.kind == inSingle {
		r.wide = r.single.append(r.wide[:0], b)
		b = r.wide
	}
	return r.blocks.keep(b)
}
