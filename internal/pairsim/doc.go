// Package pairsim makes pairs of servers: what their screens and logs say, drawn
// in many layouts, as text files or as recordings of a terminal, and what can be
// changed in them so that nobody may call the pair healthy any more.
//
// All layouts are synthetic: no capture of a whole CMS window is known. A plan
// is made from a seed and is always the same for it.
package pairsim

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"
)

// Plan is a pair of servers as it is going to be captured.
type Plan struct {
	*rand.Rand

	Now     time.Time // when the pair is judged
	Zone    *time.Location
	Servers [2]*Server
}

// Server is what one server shows, and how that is captured.
type Server struct {
	Name   string // "primary" or "secondary"
	Backup Backup
	Runs   []Run
	Links  []Link
	Log    []Entry

	Layout  Layout
	Windows []*Window // what is shown, in its order: made from the values by Draw
	LogText []string  // the error log as printed, made by Draw
	Files   []File    // beside the captures of the windows and the log
}

// ACD is an ACD as windows show it.
type ACD struct {
	Number int
	Name   string
}

func (a ACD) String() string {
	if a.Name == "" {
		return strconv.Itoa(a.Number)
	}
	return strconv.Itoa(a.Number) + " " + a.Name
}

// Backup is what the Backup Data window says.
type Backup struct {
	Completed int
	Status    string
	Errors    string
}

// Run is a row of the Archiving Status window.
type Run struct {
	ACD          ACD
	Kind, Status string
	Last, Next   time.Time // zero for none
}

// Link is a row of the Connection Status window.
type Link struct {
	ACD                                    ACD
	Application, Session, Connection, Peer string
}

// Entry is a record of the error log.
type Entry struct {
	Time      time.Time
	Code, ACD int
	Severity  string
	Text      string
}

// File is a captured file.
type File struct {
	Name    string
	Data    []byte
	ModTime time.Time
}

// Up are the three words of a link that is up.
var Up = Link{Application: "data transfer", Session: "data transfer", Connection: "operational"}

// Setting is what stays the same of a pair from day to day.
type Setting struct {
	Zone     *time.Location
	ACDs     []ACD
	Interval int        // of the interval archive, in minutes: 15, 30 or 60
	Peers    bool       // links show on which side they are
	Layouts  [2]*Layout // nil for one of their own on each day
}

// New returns a plan of a healthy pair.
func New(seed uint64) *Plan {
	p := newPlan(seed)
	zone := pick(p, time.UTC, time.FixedZone("", -5*3600), time.FixedZone("", 2*3600))
	// Not in the night, when what is due today is still running, nor on the
	// last days of a month, when the last monthly archive is long ago.
	p.Now = time.Date(1996+p.IntN(28), time.Month(1+p.IntN(12)), 3+p.IntN(24), 8+p.IntN(10), 12+p.IntN(2), 0, 0, zone)
	p.fill(p.setting(zone))
	return p
}

// NewSetting returns what stays the same of a pair, its layouts included.
func NewSetting(seed uint64, zone *time.Location) *Setting {
	p := newPlan(seed)
	s := p.setting(zone)
	for i := range s.Layouts {
		l := p.layout()
		s.Layouts[i] = &l
	}
	return s
}

// Day returns a plan of a healthy pair on a day: judged when the interval that
// began last is not over, 12 or 13 minutes past an hour of the morning or the
// afternoon.
func (s *Setting) Day(seed uint64, now time.Time) *Plan {
	p := newPlan(seed)
	p.Now = now
	p.fill(s)
	return p
}

func newPlan(seed uint64) *Plan { return &Plan{Rand: rand.New(rand.NewPCG(seed, 20000502))} }

func (p *Plan) setting(zone *time.Location) *Setting {
	return &Setting{Zone: zone, ACDs: p.acds(), Interval: pick(p, 15, 30, 60), Peers: p.chance(25)}
}

// fill makes the servers of a pair for the day that it is judged on.
func (p *Plan) fill(set *Setting) {
	p.Zone = set.Zone
	for i, name := range [...]string{"primary", "secondary"} {
		s := &Server{Name: name}
		if set.Layouts[i] != nil {
			s.Layout = *set.Layouts[i]
		} else {
			s.Layout = p.layout()
			s.Layout.Log = s.Layout.recorded() && s.Layout.Order/1024%4 == 0
		}
		night := time.Date(p.Now.Year(), p.Now.Month(), p.Now.Day(), 0, 0, 0, 0, p.Zone)
		s.Backup = Backup{
			Completed: 1,
			Status:    "Last backup finished at " + night.Add(time.Duration(15+i*9+p.IntN(8))*time.Minute+time.Duration(1+p.IntN(58))*time.Second).Format("01/02/06 15:04:05"),
		}
		if p.chance(20) {
			s.Backup.Errors = pick(p, "none", "0")
		}
		for _, a := range set.ACDs {
			l := Up
			l.ACD = a
			if set.Peers {
				l.Peer = name
			}
			s.Links = append(s.Links, l)
			s.Runs = append(s.Runs, p.runs(a, set.Interval, night)...)
		}
		s.Log = p.log(night, set.ACDs, i)
		p.Servers[i] = s
	}
	for _, s := range p.Servers {
		p.beside(s)
	}
}

// beside puts files there that say the same as the windows, or nothing of them.
func (p *Plan) beside(s *Server) {
	add := func(name, content string) {
		s.Files = append(s.Files, File{Name: name, Data: []byte(content), ModTime: p.Now.Add(-2 * time.Minute)})
	}
	if p.chance(15) {
		var b strings.Builder
		for i, r := range s.Runs {
			fmt.Fprintf(&b, "%d|%d|%s|2|\n", r.ACD.Number, 1+i%4, r.Last.Format("01/02/2006 15:04:05"))
		}
		add("arch_stat.unl", b.String())
	}
	if p.chance(15) {
		add("who.txt", pick(p,
			"         run-level 3  "+p.Now.AddDate(0, -1, 0).Format("2006-01-02 15:04")+"                   last=S\n",
			"         system boot  "+p.Now.AddDate(0, -1, 0).Format("2006-01-02 15:04")+"\n"))
	}
	if p.chance(10) {
		add("channel.txt", switchChannel(len(s.Name), "In Service", "TCP connected"))
	}
	if p.chance(10) {
		add("status-link.txt", "status link "+strconv.Itoa(len(s.Name))+"   Page 1 of 4\n      LINK STATUS\n  Link Status: in-service\n  Dest Status: in-service/idle   Destination: ISDN-LNK\n")
	}
	if p.chance(10) {
		add(".profile", "nothing that is looked at\n")
	}
}

func pick[T any](p *Plan, of ...T) T { return of[p.IntN(len(of))] }

func (p *Plan) chance(percent int) bool { return p.IntN(100) < percent }

func (p *Plan) acds() []ACD {
	names := []string{"", "", "", "Claims, West", "North", "Help.Desk", "night_shift", "Support+", "Ventas", "Sales 2"}
	var acds []ACD
	for n := 1; n <= 8; n++ {
		if n == 1 || p.chance(35) {
			acds = append(acds, ACD{n, names[p.IntN(len(names))]})
		}
	}
	return acds
}

// runs are the four archives of an ACD, each when it was due.
func (p *Plan) runs(a ACD, interval int, night time.Time) []Run {
	minute := func(n int) time.Duration { return time.Duration(n) * time.Minute }
	since := p.Now.Add(-minute(p.Now.Minute())) // the full hour is over, and the next interval is not
	sunday := night.AddDate(0, 0, -int(night.Weekday()))
	month := time.Date(night.Year(), night.Month(), 1, 0, 0, 0, 0, p.Zone)
	at := func(day time.Time) time.Time { return day.Add(minute(36 + p.IntN(6))) }
	return []Run{
		{a, "Interval", "finished", since, since.Add(minute(interval))},
		{a, "Daily", "finished", at(night), night.AddDate(0, 0, 1).Add(minute(35))},
		{a, "Weekly", "finished", at(sunday), sunday.AddDate(0, 0, 7).Add(minute(35))},
		{a, "Monthly", "finished", at(month), month.AddDate(0, 1, 0).Add(minute(35))},
	}
}

// log are entries of before every archive that the log is looked through for.
func (p *Plan) log(night time.Time, acds []ACD, server int) []Entry {
	texts := []string{
		"SPI configuration error: Switch and UNIX clocks differ by more than 24 hours.",
		"Login failed for user guest from 10.1.2.3 at 03:12 AM",
		"Tape drive /dev/rmt/0 not ready; backup of 05/01/00 not written, code 17 4 INFO follows in the system log and nowhere else",
		"Acknowledgment needed: 2 windows",
	}
	t := night.AddDate(0, 0, -80).Add(time.Duration(p.IntN(600)+7*server) * time.Minute)
	var log []Entry
	for range 1 + p.IntN(6) {
		log = append(log, Entry{t, 1 + p.IntN(4000), acds[p.IntN(len(acds))].Number, pick(p, "INFO", "MINOR", "WARNING"), pick(p, texts...)})
		t = t.Add(time.Duration(60+p.IntN(3000)) * time.Minute)
	}
	return log
}
