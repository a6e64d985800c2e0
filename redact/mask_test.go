package redact_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/redact"
)

func TestMaskKeepsWhatIsDocumented(t *testing.T) {
	m := redact.New(map[string]string{"Sauvegardes terminées": "Backups completed"})
	for _, row := range []string{
		"05/02/00 07:50  CentreVu(R) CMS            Windows: 1 of 10",
		" +- Maintenance: Connection Status ----+",
		" | ACD  Application         Session            Connection |",
		" | 1    data transfer       data transfer      operational (primary) |",
		" │ ACD: 12                  │ List all ││",
		" | Status: Last backup finished at 05/02/00 00:23:41    |",
		" | Backups completed today: 31",
		" | Sauvegardes terminées: 1",
		" | <x> CMS system administration data",
		"10/19/15 12:29 PM 3073 4 INFO",
		"  Help    Window  Commands   Keep              Exit    Scroll  Current  MainMenu",
		"│ Device name: default______________ │",
	} {
		assert.Equal(t, row, m.Row(row))
	}
	for row, want := range map[string]string{
		" | 3 Berlin   not run":          " | 9 xxxxxx   not run",
		" | Application: gone fishing 7": " | Application: xxxx xxxxxxx 9",
		" Maintenance: Call Home 42":     " Maintenance: xxxx xxxx 99",
		"東京  not run":                    "xxxx  not run",
	} {
		assert.Equal(t, want, m.Row(row))
	}
	assert.Equal(t, `not understood: no ACD: "99 xxxxxx"`, m.Message(`not understood: no ACD: "99 Denver"`))
	assert.Equal(t, "ACD 3 (xxxxxx), daily archive stands here twice", m.Message("ACD 3 (Denver), daily archive stands here twice"))
}

func TestNames(t *testing.T) {
	field := func(name, text string) centrevu.Field {
		return centrevu.Field{Name: name, Line: centrevu.Line{Text: text}}
	}
	account := []centrevu.Accounted{
		{Fields: []centrevu.Field{field("acd", "3 Denver"), field("application", "Berlin")}},
		{Fields: []centrevu.Field{field("acd", "4")}}, {Fields: []centrevu.Field{field("acd", "Claims, West")}},
		{Fields: []centrevu.Field{field("acd", "3 Denver")}}, {},
	}
	assert.Equal(t, []string{"Claims, West", "Denver"}, redact.Names(account))
}

// A Mask that is nil hides nothing, for programs with a flag for it.
func TestNilMask(t *testing.T) {
	var m *redact.Mask
	for _, f := range []func(string) string{func(s string) string { return m.Row(s, "Denver") }, m.Text, m.Message, m.ACD} {
		assert.Equal(t, "ACD 3 (Denver)", f("ACD 3 (Denver)"))
	}
}

func ExampleMask_Row() {
	m := redact.New(nil, "Restore Data")
	fmt.Println(m.Row("| 3 Denver        data transfer  operational |"))
	fmt.Println(m.Row("| 4 Restore Data  data transfer  operational |"))
	fmt.Println(m.Row("05/02/00 03:15 PM 4 Claims INFO", "Claims"))
	fmt.Println(m.Text("Link to Denver is down"))
	// Output:
	// | 9 xxxxxx        data transfer  operational |
	// | 4 xxxxxxx xxxx  data transfer  operational |
	// 05/02/00 03:15 PM 4 xxxxxx INFO
	// xxxx xx xxxxxx xx xxxx
}

// A zero Mask is no Mask that lets something through.
func TestZeroMask(t *testing.T) {
	made := redact.New(nil)
	for _, s := range []string{"ACD 3 (Denver)", "Status: Last backup finished at 05/02/00 00:23:41", "Denver  operational", "\"Denver\""} {
		var m redact.Mask
		assert.Equal(t, made.Row(s), m.Row(s))
		m = redact.Mask{}
		assert.Equal(t, made.Message(s), m.Message(s))
		assert.Equal(t, made.Text(s), new(redact.Mask).Text(s))
		assert.Equal(t, made.ACD(s), new(redact.Mask).ACD(s))
	}
}
