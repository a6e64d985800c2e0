package rulefile

import (
	"reflect"
	"strings"
	"sync"
	"time"
)

// access reads one value of the facts.
type access struct {
	path  string // as an author writes it
	full  string // from the root
	index []int
	field *field
	by    []int // of the value that tells whether this one was seen
	early []int // of what tells whether this time lies in the future; nil if it may
	of    *access
}

// find resolves a path from the roots that a rule has.
func find(path string) *access {
	if a, ok := found.Load(path); ok {
		return a.(*access)
	}
	a := lookUp(path)
	if a != nil {
		found.Store(path, a)
	}
	return a
}

// found holds what was looked up, of a few dozen paths that there are.
var found sync.Map

func lookUp(path string) *access {
	a := &access{path: path, full: path}
	if rest, ok := strings.CutPrefix(path, "server.backup"); ok {
		a.path = "backup" + rest // which an author can write for short
	}
	o := factsObject
	for name := range strings.SplitSeq(path, ".") {
		f := o.field(name)
		if f == nil {
			return nil
		}
		if f.by != "" {
			a.by = append(append([]int(nil), a.index...), o.field(f.by).index)
		}
		if f.of != "" {
			a.of = find(strings.TrimSuffix(path, name) + f.of)
		}
		if f.past {
			a.early = append(append([]int(nil), a.index...), o.future)
		}
		a.index = append(a.index, f.index)
		a.field, o = f, f.inner()
	}
	return a
}

func at(f *facts, index []int) reflect.Value {
	v := reflect.ValueOf(f).Elem()
	for _, i := range index {
		if v.Kind() == reflect.Pointer {
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v
}

func (a *access) value(f *facts) reflect.Value { return at(f, a.index) }

// seen reports whether there is a value.
func (a *access) seen(f *facts) bool {
	if !a.field.absent {
		return a.path != "now" || !f.Now.IsZero()
	}
	if a.by != nil {
		return at(f, a.by).Int() != noNumber
	}
	v := a.value(f)
	switch a.field.kind {
	case textKind:
		s := v.String()
		return s != "" && s != unknownWord
	case timeKind:
		return !v.Addr().Interface().(*time.Time).IsZero()
	case spanKind:
		return v.Int() != int64(noSpan)
	case numberKind:
		return v.Int() != noNumber
	}
	return true
}

// future reports whether a time lies in the future that cannot.
func (a *access) future(f *facts) bool { return a.early != nil && at(f, a.early).Bool() }

// answers reports whether a condition can go by the value.
func (a *access) answers(f *facts) bool { return a.has(f) && !a.future(f) }

// unknownWord is the text form of a state that was shown in a word that no
// document names.
const unknownWord = "unknown"

// why says why there is no value, for a finding.
func (a *access) why(f *facts) string {
	switch {
	case a.of != nil && f.Now.IsZero():
		return a.path + " is not known without the time of the check"
	case a.future(f):
		return a.path + " " + shown(a.value(f)) + " lies in the future"
	case a.of != nil && a.of.seen(f):
		return a.path + " is not known: " + a.of.path + " " + shown(a.of.value(f)) + " lies in the future"
	}
	return a.path + " is not known"
}
