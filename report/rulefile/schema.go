package rulefile

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode"

	"example.com/centrevu/report"
)

// kind is the type of a value, as a rule's author sees it.
type kind int

const (
	textKind kind = iota
	timeKind
	spanKind
	numberKind
	flagKind
	objectKind
	listKind // of objects
)

var kindWords = [...]string{"text", "time", "duration", "number", "true or false", "object", "list"}

// object is a type of the facts.
type object struct {
	name   string // what its values are called
	typ    reflect.Type
	fields []field
	future int // index of the field that says that the time of it lies in the future
}

// futureName is that of a field that no author can read.
const futureName = "__future"

type field struct {
	name, doc string
	index     int
	goName    string
	kind      kind
	object    *object  // of an object, or of what a list holds
	words     []string // every word it can have, but for what is absent
	known     []string // words that documents name, where others exist
	absent    bool     // it may not have been seen
	numbers   numbers  // what a number can be, zero if any
	by        string   // then this field of the object tells
	of        string   // the time that an age is counted from
	empty     bool     // a list without rows says that there are none
	past      bool     // a time that means nothing if it lies in the future
}

var (
	timeType = reflect.TypeFor[time.Time]()
	spanType = reflect.TypeFor[time.Duration]()
)

// factsObject describes facts.
var factsObject = describe(reflect.TypeFor[facts](), "facts", map[reflect.Type]*object{})

func describe(t reflect.Type, name string, done map[reflect.Type]*object) *object {
	if o := done[t]; o != nil {
		return o
	}
	o := &object{name: name, typ: t}
	done[t] = o
	for i := range t.NumField() {
		f := t.Field(i)
		tag := f.Tag.Get("expr")
		if t == reflect.TypeFor[report.Limits]() {
			tag = snake(f.Name)
		}
		if tag == futureName {
			o.future = i
		}
		if tag == "" || tag == futureName {
			continue
		}
		d := field{
			name: tag, doc: f.Tag.Get("doc"), index: i, goName: f.Name,
			absent: f.Tag.Get("absent") != "", past: f.Tag.Get("past") != "", empty: f.Tag.Get("empty") != "", by: f.Tag.Get("by"), of: f.Tag.Get("of"),
			numbers: rangeOf(f.Tag.Get("range")), words: split(f.Tag.Get("words")), known: split(f.Tag.Get("known")),
		}
		of := f.Type
		switch {
		case of == timeType:
			d.kind = timeKind
		case of == spanType:
			d.kind = spanKind
		case of.Kind() == reflect.Int:
			d.kind = numberKind
		case of.Kind() == reflect.Bool:
			d.kind = flagKind
		case of.Kind() == reflect.String:
			d.kind = textKind
		case of.Kind() == reflect.Slice:
			d.kind = listKind
			d.object = describe(of.Elem().Elem(), strings.TrimSuffix(strings.Replace(tag, "ries", "ry", 1), "s"), done)
		default:
			if of.Kind() == reflect.Pointer {
				of = of.Elem()
			}
			d.kind = objectKind
			d.object = describe(of, tag, done)
		}
		o.fields = append(o.fields, d)
	}
	return o
}

// rangeOf reads "lo hi", or "lo" for one without an end.
func rangeOf(s string) numbers {
	var n numbers
	switch found, _ := fmt.Sscan(s, &n.lo, &n.hi); found {
	case 0:
		return numbers{}
	case 1:
		n.hi = math.Inf(1)
	}
	return n
}

func split(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ",")
}

// snake returns the name that a Go field has in a file.
func snake(s string) string {
	var b strings.Builder
	for i, r := range s {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// inner returns the object whose fields can stand behind this one, nil if none
// can.
func (f *field) inner() *object {
	if f.kind != objectKind {
		return nil
	}
	return f.object
}

// field returns the field of a name, nil if there is none.
func (o *object) field(name string) *field {
	if o == nil {
		return nil
	}
	i := slices.IndexFunc(o.fields, func(f field) bool { return f.name == name })
	if i < 0 {
		return nil
	}
	return &o.fields[i]
}

func (o *object) names() []string {
	list := make([]string, len(o.fields))
	for i, f := range o.fields {
		list[i] = f.name
	}
	return list
}
