package fleetsim

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.com/centrevu/internal/pairsim"
)

// message is what comes again and again in the logs of a site.
type message struct {
	code, acd int
	text      string  // with a number for each # and a name for each @
	rate      float64 // a working day; 0 for what comes once on every day
}

// dailyCode is the code of the first message that comes daily. Those of others
// follow.
const dailyCode = 200

var (
	dailyTexts = []string{"Timetable # of user @ finished after # s", "Nightly cleanup took # s and freed # pages"}
	archived   = "Daily archive finished, # rows"
	usualTexts = []string{
		"Login refused for user @ at terminal #", "Report # of user @ needs # pages", "Lookup of split # took # ms",
		"Agent trace # was written by user @", "Forecast table # was read again", "Channel # answered after # ms",
		"Translation # is unknown and was passed over; # records had it", "Screen # was painted twice for user @",
		"Query # of user @ returned # rows, which is more than a window shows, and was cut off after the first # of them",
		"Exception report # was sent to user @ and not acknowledged within # minutes",
	}
)

// messages draws what comes in the logs of a site: on each day something of
// every ACD.
func (f *Fleet) messages(n int, acds []pairsim.ACD) []message {
	r := f.draw(forMessages, n, 0)
	var all []message
	add := func(acd int, text string, rate float64) {
		all = append(all, message{dailyCode + len(all), acd, text, rate})
	}
	for i, text := range dailyTexts {
		add(acds[i%len(acds)].Number, text, 0)
	}
	for _, a := range acds {
		add(a.Number, archived, 0)
	}
	entries := f.Entries
	if entries == 0 {
		entries = 30
	}
	weights, sum := make([]float64, len(usualTexts)), 0.0
	for i := range weights {
		weights[i] = math.Pow(6, r.Float64())
		sum += weights[i]
	}
	for i, text := range usualTexts {
		add(acds[i%len(acds)].Number, text, max(2, (entries-float64(len(dailyTexts)+len(acds)))*weights[i]/sum))
	}
	return all
}

// entries returns what a server logs on a day, in the order of time, with what
// the faults of the pair do to it.
func (f *Fleet) entries(n int, s *site, server, day int) []pairsim.Entry {
	r := f.draw(forEntries, n<<1|server, day)
	load := 1.0
	if f.Date(day).Weekday()%6 == 0 {
		load = 0.5
	}
	missing := f.unlogged(n, server, day)
	var log []pairsim.Entry
	add := func(m message, minute int) {
		log = append(log, pairsim.Entry{
			Time: f.at(n, day, time.Duration(minute)*time.Minute), Code: m.code, ACD: m.acd, Severity: "INFO", Text: spell(r, m.text),
		})
	}
	for _, m := range s.messages {
		switch {
		case m.code == missing:
		case m.rate == 0:
			add(m, 30+(m.code-dailyCode)*7+r.IntN(5))
		default:
			for range max(1, int(math.Round(m.rate*load*(5+2*r.Float64())/6))) {
				add(m, r.IntN(24*60))
			}
		}
	}
	for _, m := range f.logged(n, s, server, day) {
		for range max(1, int(m.rate)) {
			add(m, 60+r.IntN(3*60))
		}
	}
	slices.SortStableFunc(log, func(a, b pairsim.Entry) int { return a.Time.Compare(b.Time) })
	return log
}

var names = strings.Fields("smith jones garcia weber rossi silva tanaka moreau novak larsen olsen kumar diaz costa fischer brown")

// spell fills in what varies in a text.
func spell(r *rand.Rand, text string) string {
	var b strings.Builder
	for i := range len(text) {
		switch text[i] {
		case '#':
			b.WriteString(strconv.Itoa(1 + r.IntN(9999)))
		case '@':
			b.WriteString(names[r.IntN(len(names))])
		default:
			b.WriteByte(text[i])
		}
	}
	return b.String()
}

// word spells a number in letters, for a text that differs by more than what
// varies in a message.
func word(n uint64) string {
	b := []byte{'k'}
	for range 8 {
		b = append(b, "bcdfghjklmnpqrstvwxz"[n%20], 'a')
		n /= 20
	}
	return string(b)
}

// LogName returns the name of the long log of a server.
func (f *Fleet) LogName(n, server int) string {
	return f.Site(n) + "/logs/" + Servers[server] + [2]string{".log", ".log.gz"}[server]
}

// WriteLog writes the long log of a server: whole days, of which it holds one at
// a time.
func (f *Fleet) WriteLog(w io.Writer, n, server int) error {
	if server == 0 {
		return f.printDays(w, n, server, -f.history(), f.Days)
	}
	z := gzip.NewWriter(w)
	return cmp.Or(f.printDays(z, n, server, -f.history(), f.Days), z.Close())
}

func (f *Fleet) history() int { return cmp.Or(f.History, 42) }

func (f *Fleet) printDays(w io.Writer, n, server, from, to int) error {
	s := f.site(n)
	b := bufio.NewWriterSize(w, 64<<10)
	for day := from; day < to; day++ {
		for _, line := range pairsim.DrawLog(f.entries(n, s, server, day)) {
			b.WriteString(line)
			b.WriteByte('\n')
		}
	}
	return b.Flush() // it keeps the error of any write
}

// OldLog returns an older log of a site's primary, compressed and broken off in
// the middle, if it has one. Nothing in it is of a day that a long log has.
func (f *Fleet) OldLog(n int) (File, bool) {
	if f.draw(forOldLog, n, 0).Float64() >= f.CutLogs {
		return File{}, false
	}
	var b strings.Builder
	z := gzip.NewWriter(&b)
	end := -f.history() - 10
	f.printDays(z, n, 0, end-30, end) // into memory
	z.Close()
	return File{Name: f.Site(n) + "/logs/primary.old.log.gz", Data: []byte(b.String()[:b.Len()/2]), ModTime: f.Date(end)}, true
}
