package errlog_test

import (
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu/errlog"
)

// The marks of pages as patterns, which say the same as what reads them does.
const of = `\s*(?:of|out\s+of|/|von|sur|de|di|van)\s*`

var (
	first    = regexp.MustCompile(`(?i)^[^\pL\pN]*(?:\d|[^\x00-\x7f]|\pL[^\x00-\x7f]|pg[^\pL]|pag|blz|bla|sei|mor|meh|con|sui|for|wei|seg|ver|row|rec|ent|lin|zei|reg|fil|par|tei|dee|she|att|sec|vol)`)
	onlyPage = regexp.MustCompile(`(?i)^[^\pL\pN]*(?:page|seite|blatt|p[áa]gina|pag\.?|pg\.?|blz\.?|part|teil|partie|parte|deel|sheet|attachment|section|volume)?\s*:?\s*(\d{1,6})` + of + `(\d{1,6})[^\pL\pN]*$`)
	rowsMark = regexp.MustCompile(`(?i)^[^\pL\pN]*(?:\pL+\s*:?\s*)?(\d{1,9})\s*(?:-|–|to|bis|à|a|tot)\s*(\d{1,9})` + of + `(\d{1,9})(?:\s+\pL+)?[^\pL\pN]*$`)
	moreMark = regexp.MustCompile(`(?i)^[^\pL\pN]*(?:\d{1,6}\s+)?(?:more|mehr|weiter|suite|continued|cont\.?|cont'd|fortsetzung|contin[úu]a|segue|vervolg)\b(?:\s+\pL+){0,4}[^\pL\pN]*(?:\d{1,3}\s*%)?[^\pL\pN]*$`)
	numbered = regexp.MustCompile(`(?i)^[^\pL\pN]*(?:page|seite|blatt|p[áa]gina|pag\.?|pg\.?|blz\.?)\s*:?\s*(\d{1,6})[^\pL\pN]*$|^-[^\pL\pN]*(\d{1,6})(?:[^\pL\pN]*-)$`)
	set      = regexp.MustCompile(`(?i)^[c[:^alpha:]]|(?:[)\]>-]|\.\.)$`)
	dots     = regexp.MustCompile(`^(?:[…↓▼⇩][.…↓▼⇩]*|\.[.…↓▼⇩]+)$`)
	outside  = regexp.MustCompile(`^[^\x00-\x7f]|^\.`)
)

func TestMarks(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := strings.Split("page|Page|part|Sheet|SEITE|Blatt|página|PÁGINA|pag|pg|Pg.|blz.|rows|Row|Zeilen|entries|3|12|0|9999999|of|out|von|/|de|-|–|to|a|à|bis|more|More|weiter|continued|cont|cont.|cont'd|CONT'D|continúa|on|next|page:|:|.|..|…|(|)|[|]|--|40|%| %|_|'|é|Forecast|table|failed|\xff|½", "|")
	marks := 0
	for range 400_000 {
		var b strings.Builder
		for range 1 + random.IntN(7) {
			b.WriteString(pieces[random.IntN(len(pieces))])
			if random.IntN(3) > 0 {
				b.WriteByte(' ')
			}
		}
		s := strings.TrimSpace(b.String())
		if s == "" || len(s) > 40 {
			continue
		}
		numbers, more, ok := errlog.ReadMark([]byte(s))
		page, rows, alone := onlyPage.FindStringSubmatch(s), rowsMark.FindStringSubmatch(s), numbered.FindStringSubmatch(s)
		saysMore := dots.MatchString(s) || !outside.MatchString(s) && set.MatchString(s) && moreMark.MatchString(s)
		mark := dots.MatchString(s) || first.MatchString(s) && (saysMore || page != nil || rows != nil || alone != nil)
		if !assert.Equal(t, mark, ok, "%q", s) {
			return
		}
		if !ok {
			continue
		}
		marks++
		var want [4]int
		switch {
		case saysMore:
		case page != nil:
			want[0], want[1] = number(page[1]), number(page[2])
		case rows != nil:
			want[2], want[3] = number(rows[2]), number(rows[3])
		case alone != nil:
			want[0] = number(alone[1] + alone[2])
		}
		if !assert.Equal(t, want, numbers, "%q", s) || !assert.Equal(t, saysMore, more, "%q", s) {
			return
		}
	}
	assert.Greater(t, marks, 5_000)
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// What is told to be text at a glance is text when it is looked at closely.
func TestTextAtAGlance(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	pieces := strings.Split("Mon|mon|Monday|May|MAY|may|mai|Mai|März|mer|05/02/00|2000-05-02|20000502|000502|2|2.|02|6|06:12|6:12|0612|061200|06h12|06.12|AM|PM|T|at|um|le|Uhr|SEV1|ACD|INFO|E3|LINK|link|Link|is|down|than|clock|Data|date|Date|Marked|tape-3|tape_3|abc1|October|Octopus|on|of|page|more|(|[|]|,|:|-|é|2000年5月2日|時", "|")
	told := 0
	for range 400_000 {
		var b strings.Builder
		for range 1 + random.IntN(8) {
			b.WriteString(pieces[random.IntN(len(pieces))])
			if random.IntN(5) > 0 {
				b.WriteByte(' ')
			}
		}
		s := []byte(strings.TrimSpace(b.String()))
		if len(s) == 0 || !errlog.TextAtOnce(s) {
			continue
		}
		told++
		if !assert.False(t, errlog.MayBeMore(s), "%q", s) {
			return
		}
	}
	assert.Greater(t, told, 20_000)
}
