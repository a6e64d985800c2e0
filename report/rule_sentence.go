package report

import (
	"fmt"
	"iter"
	"slices"
	"strings"
)

// Sentence is one thing that a rule can say, a whole sentence in English with
// named places for its values:
//
//	{Code: "overdue", Text: "{kind:word}: last run {last:time}, {age:duration} ago; more than {limit:duration} is overdue"}
//
// A place says behind the colon what ArgKind it takes. The Args of a finding
// come in the order of the places, each once however often it is named; for a
// list there are several of one name in a row.
type Sentence struct {
	// Code names what is said, for good and within the rule: lower-case words
	// joined by dashes. Translations, histories and silences go by it.
	Code string `json:"code"`

	Text string `json:"text"`

	// One is the sentence for a count of one, where it differs. It names all
	// of the places but this count.
	One string `json:"one,omitempty"`

	// Advice is what to do about it, if it is not the Advice of the rule.
	Advice string `json:"advice,omitempty"`

	// Explains says which findings of the catalogue follow from this one: it
	// becomes their Cause.
	Explains []Explains `json:"explains,omitempty"`
}

// Place is where a value stands in a Sentence.
type Place struct {
	Name string  `json:"name"`
	Kind ArgKind `json:"kind"`
}

// Places returns the places of the sentence, each once, in their order.
func (s Sentence) Places() []Place {
	var list []Place
	for p, ok := range placesOf(s.Text) {
		if ok && !slices.ContainsFunc(list, func(o Place) bool { return o.Name == p.Name }) {
			list = append(list, p)
		}
	}
	return list
}

// Plural returns the name of the count that decides between Text and One,
// empty if there is no One.
func (s Sentence) Plural() string {
	if s.One == "" {
		return ""
	}
	for p, ok := range placesOf(s.Text) {
		if ok && p.Kind == ArgCount && !strings.Contains(s.One, "{"+p.Name+":") {
			return p.Name
		}
	}
	return ""
}

// Says returns the sentence with its values.
func (s Sentence) Says(args []Arg) string { return string(s.append(nil, args)) }

func (s *Sentence) append(b []byte, args []Arg) []byte {
	return expand(b, s.form(args), args, (*Arg).append)
}

// branch returns it with "..." for each value.
func (s *Sentence) branch(args []Arg) string {
	return string(expand(nil, s.form(args), args, func(_ *Arg, b []byte) []byte { return append(b, "..."...) }))
}

// form returns Text or One.
func (s *Sentence) form(args []Arg) string {
	if s.One != "" {
		plural := s.Plural()
		if slices.ContainsFunc(args, func(a Arg) bool { return a.Name == plural && a.Count == 1 }) {
			return s.One
		}
	}
	return s.Text
}

// Expand returns a text with its places filled in, each written by write, and
// a list with commas between. It is what translations are made with: a place
// can leave out its kind, {last}, and the places can come in any order. One
// without an Arg stays as it is.
func Expand(text string, args []Arg, write func(Arg) string) string {
	return string(expand(nil, text, args, func(a *Arg, b []byte) []byte { return append(b, write(*a)...) }))
}

func expand(b []byte, text string, args []Arg, write func(a *Arg, b []byte) []byte) []byte {
	for {
		before, rest, found := strings.Cut(text, "{")
		b = append(b, before...)
		place, after, closed := strings.Cut(rest, "}")
		if !closed {
			if found {
				b = append(b, text[len(before):]...)
			}
			return b
		}
		name, _, _ := strings.Cut(place, ":")
		n := 0
		for i := range args {
			if args[i].Name != name {
				continue
			}
			if n++; n > 1 {
				b = append(b, ", "...)
			}
			b = write(&args[i], b)
		}
		if n == 0 {
			b = append(b, text[len(before):len(text)-len(after)]...)
		}
		text = after
	}
}

// fits returns what is wrong with the values for the sentence, nil if nothing
// is.
func (s *Sentence) fits(args []Arg) error {
	rest := args
	for p := range placesOf(s.Text) {
		if n := len(args) - len(rest); slices.ContainsFunc(args[:n], func(a Arg) bool { return a.Name == p.Name }) {
			continue
		}
		n := 0
		for n < len(rest) && rest[n].Name == p.Name && rest[n].Kind == p.Kind {
			n++
		}
		if n == 0 {
			return fmt.Errorf("no %s %q where it belongs", p.Kind, p.Name)
		}
		rest = rest[n:]
	}
	if len(rest) > 0 {
		return fmt.Errorf("it has no place for %q", rest[0].Name)
	}
	return nil
}

// placesOf yields what stands in braces, and whether it has a kind.
func placesOf(text string) iter.Seq2[Place, bool] {
	return func(yield func(Place, bool) bool) {
		for {
			_, rest, found := strings.Cut(text, "{")
			if !found {
				return
			}
			place, after, closed := strings.Cut(rest, "}")
			name, word, kinded := strings.Cut(place, ":")
			kind, known := argKindWords.Of(word)
			if !yield(Place{name, kind}, closed && kinded && known) {
				return
			}
			text = after
		}
	}
}

// sentenceFaults returns what is wrong with the sentences of one rule.
func sentenceFaults(list []Sentence) []string {
	var faults []string
	for i, s := range list {
		fault := func(bad bool, what string) {
			if bad {
				faults = append(faults, fmt.Sprintf("its sentence %q %s", s.Code, what))
			}
		}
		fault(!isCode(s.Code), "has a code that is not lower-case words joined by dashes")
		fault(find(list[:i], s.Code) != nil, "has the code of one before it")
		fault(find(commonSentences, s.Code) != nil, "has a code that the evaluator uses for every rule")
		fault(blank(s.Text), "has no text")
		for _, text := range []string{s.Text, s.One} {
			for p, ok := range placesOf(text) {
				fault(!ok || !isCode(p.Name), fmt.Sprintf("has a place {%s} that is not {name:kind}", p.Name))
			}
		}
		if s.One == "" {
			continue
		}
		left := s.Places()
		for p := range placesOf(s.One) {
			left = slices.DeleteFunc(left, func(o Place) bool { return o == p })
		}
		fault(len(left) != 1 || left[0].Kind != ArgCount, "does not name for one all places but a count")
	}
	return faults
}

// isCode reports whether s is lower-case words joined by dashes.
func isCode(s string) bool {
	for word := range strings.SplitSeq(s, "-") {
		if word == "" || strings.ContainsFunc(word, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }) {
			return false
		}
	}
	return true
}

// find returns the sentence of a code, nil if there is none.
func find(list []Sentence, code string) *Sentence {
	for i := range list {
		if list[i].Code == code {
			return &list[i]
		}
	}
	return nil
}
