package report

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

func TestSentence(t *testing.T) {
	at := time.Date(2000, 5, 2, 0, 23, 41, 0, time.UTC)
	backups := Sentence{Code: "counted", Text: "{count:count} backups of {acd:acd}", One: "1 backup of {acd:acd}"}
	windows := Sentence{Code: "missing", Text: "not captured: {window:word}; {why:shown}, {why:shown}"}
	tests := []struct {
		name     string
		sentence Sentence
		args     []Arg
		want     string
	}{
		{"plain", Sentence{Text: "the link is up"}, nil, "the link is up"},
		{"each kind", Sentence{Text: "{a:time} {b:time} {c:duration} {d:count} {e:acd} {f:word} {g:shown}"}, []Arg{
			Time("a", at), Day("b", at), Age("c", -90*time.Minute), Count("d", 3), ACD("e", centrevu.ACD{Number: 3, Name: "West"}),
			Word("f", "daily"), Shown("g", "as it is"),
		}, "2000-05-02 00:23:41 2000-05-02 1 h 30 min 3 ACD 3 (West) daily as it is"},
		{"none", backups, []Arg{Count("count", 0), ACD("acd", centrevu.ACD{Number: 1})}, "0 backups of ACD 1"},
		{"one", backups, []Arg{Count("count", 1), ACD("acd", centrevu.ACD{Number: 1})}, "1 backup of ACD 1"},
		{"more", backups, []Arg{Count("count", 21), ACD("acd", centrevu.ACD{Number: 1})}, "21 backups of ACD 1"},
		{"a list, and a place named twice", windows, []Arg{Word("window", "A"), Word("window", "B"), Shown("why", "x")}, "not captured: A, B; x, x"},
		{"what does not show", Sentence{Text: "{a:shown}"}, []Arg{Shown("a", "é\n\x1b[31m\u202e\x00\xff\"{b}")}, `é\n\x1b[31m\u202e\x00\xff"{b}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Empty(t, sentenceFaults([]Sentence{{Code: "c", Text: tt.sentence.Text, One: tt.sentence.One}}))
			require.NoError(t, tt.sentence.fits(tt.args))
			assert.Equal(t, tt.want, tt.sentence.Says(tt.args))
		})
	}
	assert.Equal(t, []Place{{"window", ArgWord}, {"why", ArgShown}}, windows.Places())
	assert.Equal(t, "count", backups.Plural())
	assert.Empty(t, windows.Plural())
	assert.Equal(t, "not captured: ...; ..., ...", windows.branch([]Arg{Word("window", "A"), Shown("why", "x")}))
}

func TestSentenceFits(t *testing.T) {
	s := Sentence{Text: "{a:word} and {b:count}"}
	for name, args := range map[string][]Arg{
		"missing": {Word("a", "x")}, "other order": {Count("b", 1), Word("a", "x")}, "other kind": {Shown("a", "x"), Count("b", 1)},
		"other name": {Word("c", "x"), Count("b", 1)}, "too many": {Word("a", "x"), Count("b", 1), Count("c", 1)}, "none": nil,
	} {
		assert.Error(t, s.fits(args), name)
	}
}

func TestExpand(t *testing.T) {
	write := func(a Arg) string { return "<" + a.Text + ">" }
	args := []Arg{Shown("a", "1"), Shown("b", "2")}
	assert.Equal(t, "<2> puis <1>", Expand("{b} puis {a}", args, write), "a translation has its own order")
	assert.Equal(t, "{c} {c:word} {a", Expand("{c} {c:word} {a", args, write), "what there is no value for shows")
}

func TestSentenceFaults(t *testing.T) {
	for _, tt := range []struct {
		name string
		s    Sentence
		want string
	}{
		{"no code", Sentence{Text: "x"}, "has a code"},
		{"upper case", Sentence{Code: "Down", Text: "x"}, "has a code"},
		{"taken", Sentence{Code: "first", Text: "x"}, "has the code of one before it"},
		{"the evaluator's", Sentence{Code: "not-captured", Text: "x"}, "has a code that the evaluator uses for every rule"},
		{"no text", Sentence{Code: "c"}, "has no text"},
		{"no kind", Sentence{Code: "c", Text: "{a}"}, "has a place {a}"},
		{"no such kind", Sentence{Code: "c", Text: "{a:string}"}, "has a place {a}"},
		{"no name", Sentence{Code: "c", Text: "{:word}"}, "has a place {}"},
		{"not closed", Sentence{Code: "c", Text: "{a:word"}, "has a place {a}"},
		{"one without a count", Sentence{Code: "c", Text: "{a:word}", One: "x"}, "does not name for one all places but a count"},
		{"one with the count", Sentence{Code: "c", Text: "{a:count}", One: "{a:count}"}, "does not name for one all places but a count"},
		{"one for two counts", Sentence{Code: "c", Text: "{a:count} {b:count}", One: "x"}, "does not name for one all places but a count"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rule := Rule{ID: "r", Doc: "d", Cite: "c", Advice: "a", Check: fine, Sentences: []Sentence{{Code: "first", Text: "x"}, tt.s}}
			assert.ErrorContains(t, Validate([]Rule{rule}), tt.want)
		})
	}
	for _, s := range Sentences(nil) {
		if s.Rule == "" {
			continue // every rule's own: they are tested for being taken
		}
		assert.Empty(t, sentenceFaults([]Sentence{s.Sentence}), s.Rule)
	}
}

// What a rule has no sentence for is Unknown, whatever it meant to say.
func TestMisspoken(t *testing.T) {
	rule := Rule{ID: "r", Sentences: []Sentence{{Code: "up", Text: "up since {at:time}"}}, Check: func(p *Pass) error {
		p.OK("well")
		p.OK("up")
		p.OK("up", Word("at", "noon"))
		p.OK("up", Time("at", now))
		return nil
	}}
	r := Evaluate(Pair{Primary: whole(), Secondary: whole()}, []Rule{rule}, Options{})
	assert.Equal(t, []Status{Unknown, Unknown, Unknown, OK}, statuses(r)[:4])
	assert.Equal(t, "rule r said well, which it cannot: it has no sentence of that code", r.Findings[0].Message)
	assert.Equal(t, `rule r said up, which it cannot: no time "at" where it belongs`, r.Findings[2].Message)
}

func TestFindingByItsCode(t *testing.T) {
	rule := Rule{ID: "r", Advice: "all", Sentences: []Sentence{{Code: "down", Text: "{what:word} is down", Advice: "this"}}, Check: func(p *Pass) error {
		p.Report(Finding{Status: Critical, Code: "down", Args: []Arg{Word("what", "the link")}})
		p.AboutACD(centrevu.ACD{Number: 2}).Of("daily").Critical("down", Word("what", "it"))
		p.About().Advise("that").Warn("down", Word("what", "it"))
		p.OK("down", Word("what", "nothing"))
		return nil
	}}
	r := Evaluate(Pair{Primary: whole(), Secondary: whole()}, []Rule{rule}, Options{Explain: true})
	assert.Equal(t, "the link is down", r.Findings[0].Message)
	assert.Equal(t, "... is down", r.Findings[0].How.Branch)
	assert.Equal(t, "r:primary:2:daily", r.Findings[1].Key())
	var advices []string
	for _, f := range r.Findings[:4] {
		advices = append(advices, f.Advice)
	}
	assert.Equal(t, []string{"this", "this", "that", ""}, advices)

	b, err := json.Marshal(r.Findings)
	require.NoError(t, err)
	var back []Finding
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, r.Findings, back)
}

func TestArgKindText(t *testing.T) {
	for k := ArgTime; k <= ArgShown; k++ {
		b, err := k.MarshalText()
		require.NoError(t, err)
		var back ArgKind
		require.NoError(t, back.UnmarshalText(b))
		assert.Equal(t, k, back)
	}
	assert.Error(t, new(ArgKind).UnmarshalText(nil))
	assert.Error(t, new(ArgKind).UnmarshalText([]byte("string")))
	assert.Equal(t, "kind of argument 0", ArgKind(0).String())
}
