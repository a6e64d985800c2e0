package report

import (
	"errors"
	"fmt"
	"slices"

	"example.com/centrevu"
	"example.com/centrevu/internal/acds"
	"example.com/centrevu/internal/window"
)

// unite fills the server's facts from what the files show of them: each thing
// as it was shown last.
func (r *reading) unite() {
	for _, f := range allFacts {
		var list []*sighting
		for i := range r.sightings {
			if s := &r.sightings[i]; s.fact == f {
				list = append(list, s)
			}
		}
		if len(list) == 0 {
			continue
		}
		u := union{reading: r, fact: f, used: make([]bool, len(list)), list: list}
		switch f {
		case FactBackup:
			r.server.Backup = u.latest().Backup
		case FactArchive:
			r.server.Archive = u.archives()
		case FactLinks:
			r.server.Links = u.links()
		case FactErrors:
			r.server.Errors = u.logs()
		case FactLogins:
			r.server.Logins = u.latest().Logins
		case FactLinkHistory:
			r.server.LinkHistory = u.histories()
		case FactSwitch:
			r.server.Switch = u.switches()
		case FactBackupLog:
			r.server.BackupLog = u.latest().BackupLog
		}
		u.settle()
		*r.server.unclaimedOf(f) = u.unclaimed()
		u.supersede()
		u.complete()
		for _, err := range u.undone {
			r.problem(f, err.Source, err)
		}
	}
}

// union puts together what several files show of one fact.
type union struct {
	reading *reading
	fact    Fact
	list    []*sighting
	used    []bool // that something counts from, by the index in list

	undone  []*centrevu.ParseError // by what counts, of what was shown before it
	told    map[string]bool        // of undone
	trouble map[int]bool           // see troubled, once it was asked for
}

// latest returns what counts of those that show a thing as a whole: the one known
// to be later than the others. Those that show the same count as one.
func (u *union) latest() *Server {
	kept := 0
	for i := 1; i < len(u.list); i++ {
		a, b := u.list[kept], u.list[i]
		switch {
		case before(a, b):
			kept = i
		case before(b, a):
		case a.shown.Same(&b.shown, u.fact):
			if u.laterOf(a, b) {
				kept = i
			}
		default:
			u.ambiguous(kept, i, "the same window with other values")
		}
	}
	u.used[kept] = true
	for i, s := range u.list {
		if i == kept || before(s, u.list[kept]) {
			u.backupUndone(s, u.list[kept])
		}
	}
	return &u.list[kept].shown
}

// ambiguous notes that two files show different things and nothing tells which
// is later.
func (u *union) ambiguous(a, b int, what string) {
	captures := u.reading.server.Captures
	first, second := captures[u.list[a].capture].Name, captures[u.list[b].capture].Name
	u.reading.problem(u.fact, second, &centrevu.ParseError{Source: second, Err: fmt.Errorf("%w: %s shows %s", ErrAmbiguous, first, what)})
}

// settle has all files count where each shows nothing of what it was to show: none
// of them outdoes another.
func (u *union) settle() {
	if slices.Contains(u.used, true) {
		return
	}
	for i := range u.used {
		u.used[i] = true
	}
}

// supersede notes the captures from which nothing counts. What was not
// understood in them says nothing of today: it stays in the error, and is no
// problem any more.
func (u *union) supersede() {
	captures := u.reading.server.Captures
	counts := make(map[int]bool)
	for i, s := range u.list {
		if u.used[i] {
			counts[s.capture] = true
		}
	}
	newest := u.newest()
	past := make(map[string]bool)
	for _, s := range u.list {
		c := &captures[s.capture]
		if counts[s.capture] || slices.Contains(c.Superseded, u.fact) {
			continue
		}
		c.Superseded = append(c.Superseded, u.fact)
		past[c.Name] = u.older(s, newest)
	}
	u.reading.server.Problems = slices.DeleteFunc(u.reading.server.Problems, func(p Problem) bool {
		return p.Fact == u.fact && past[p.At.Source]
	})
}

// complete notes that the parts of a list that several captures show are the
// whole of it: what each of them lacks is no problem then.
func (u *union) complete() {
	var parts []*window.Partial
	isPart := func(p Problem) bool {
		var part *window.Partial
		if p.Fact != u.fact || !errors.As(p.Err, &part) {
			return false
		}
		parts = append(parts, part)
		return true
	}
	others := slices.DeleteFunc(slices.Clone(u.reading.server.Problems), isPart)
	if window.Whole(parts) {
		u.reading.server.Problems = others
	}
}

// newest returns the latest of those that count, by when it was shown at the earliest.
func (u *union) newest() *sighting {
	newest := &sighting{}
	for i, s := range u.list {
		if u.used[i] && s.from.After(newest.from) {
			newest = s
		}
	}
	return newest
}

// older reports whether a sighting is known to be older than the newest that counts. Of a
// log nothing is past: what an older capture shows of it, the later need not reach back to.
func (u *union) older(s, newest *sighting) bool {
	return u.fact != FactErrors && u.fact != FactLinkHistory && before(s, newest)
}

// shownIn is one of a list, as one sighting shows it.
type shownIn[T any] struct {
	value T
	from  int // index in union.list
}

// subject is what one of a list is about: two of one kind are the same thing if
// their ACDs are.
type subject struct {
	kind int
	acd  centrevu.ACD
}

// things finds those of a list that are the same thing.
type things map[int]*acds.Map[int]

func (t things) add(s subject, i int) {
	if t[s.kind] == nil {
		t[s.kind] = acds.New(func(a, b int) int { return min(a, b) })
	}
	t[s.kind].Add(s.acd, i)
}

func (t things) find(s subject) (int, bool) {
	if t[s.kind] == nil {
		return 0, false
	}
	return t[s.kind].Of(s.acd)
}

// each puts lists together: of what is the same thing in several, that which
// was shown later counts. pick decides where two show different values and
// there is no telling; it returns the one that is kept, and true if the two
// agree after all. Unless check is nil it is asked of each sighting in the end, and
// told what counts of a thing, and from which, if that was shown no earlier.
func each[T any](u *union, items func(*sighting) []T, about func(T) subject, equal func(a, b T) bool, pick func(a, b shownIn[T]) (shownIn[T], bool), check func(was *sighting, counts func(T) (*T, *sighting))) []T {
	var list []shownIn[T]
	at := make(things)
	told := map[[2]int]bool{}
	for i, s := range u.list {
		start := len(list)
		for _, v := range items(s) {
			n := shownIn[T]{v, i}
			j, ok := at.find(about(v))
			if !ok {
				list = append(list, n)
				continue
			}
			k := &list[j]
			kept, agree := pick(*k, n)
			switch {
			case agree:
				*k = kept
			case before(u.list[k.from], s):
				*k = n
			case before(s, u.list[k.from]):
			case equal(k.value, v):
				if u.laterOf(u.list[k.from], s) {
					*k = n
				}
			default:
				if pair := [2]int{k.from, i}; !told[pair] {
					told[pair] = true
					u.ambiguous(k.from, i, "other values of the same")
				}
				*k = kept
			}
			at.add(about(k.value), j)
		}
		for j := start; j < len(list); j++ { // a list can hold a thing twice, and both count
			at.add(about(list[j].value), j)
		}
	}
	for _, s := range u.list {
		if check == nil {
			break
		}
		check(s, func(v T) (*T, *sighting) {
			if j, ok := at.find(about(v)); ok {
				if is := u.list[list[j].from]; s == is || before(s, is) {
					return &list[j].value, is
				}
			}
			return nil, nil
		})
	}
	values := make([]T, len(list))
	for i, l := range list {
		u.used[l.from] = true
		values[i] = l.value
	}
	return values
}

// unclaimed returns the lines that nobody knows of all files but those that are known
// to be older than one that counts: also of one that shows the same as another.
func (u *union) unclaimed() []centrevu.Line {
	var lines []centrevu.Line
	newest := u.newest()
	for i, s := range u.list {
		if u.used[i] || !u.older(s, newest) {
			lines = append(lines, *s.lines()...)
		}
	}
	return lines
}
