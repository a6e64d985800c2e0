package rulefile

import (
	"math"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/report"
)

// What a condition can read. The names are those of the tags, and the package
// doc and the catalogue are written from them. A value that was not seen is
// marked in the field itself:
//
//	time      zero
//	duration  noSpan
//	number    noNumber
//	text      empty or "unknown", of fields tagged absent
//	flag      as the field it is tagged to go by
//
// A time that is tagged past is no answer where it lies in the future, which the
// field Future of the same thing tells: no one can say then what it means.
const (
	noSpan   = time.Duration(math.MinInt64)
	noNumber = math.MinInt
)

// facts is everything at once; a rule reads the part that it is for.
type facts struct {
	Now   time.Time     `expr:"now" doc:"the time of the check"`
	Limit report.Limits `expr:"limit" doc:"the thresholds of the built-in rules, as they are set"`

	Server serverFacts `expr:"server" doc:"the server that is judged"`
	Link   *linkFacts  `expr:"link" doc:"the link that is judged"`
	Run    *runFacts   `expr:"run" doc:"the archive run that is judged"`
	Entry  *entryFacts `expr:"entry" doc:"the entry of the error log that is judged"`
	ACD    acdFacts    `expr:"acd" doc:"the ACD that is judged"`
	Before beforeFacts `expr:"before" doc:"what the report before said of the same"`

	Primary   serverFacts `expr:"primary" doc:"the primary server"`
	Secondary serverFacts `expr:"secondary" doc:"the secondary server"`
}

type serverFacts struct {
	Name    string        `expr:"name" doc:"its name, as findings cite it"`
	Role    string        `expr:"role" absent:"yes" words:"primary,secondary" doc:"its part in the pair"`
	Backup  backupFacts   `expr:"backup" doc:"the Backup Data window"`
	Links   []*linkFacts  `expr:"links" doc:"the links of the Connection Status window"`
	Runs    []*runFacts   `expr:"runs" doc:"the runs of the Archiving Status window"`
	Entries []*entryFacts `expr:"entries" doc:"the entries of the error log; of a large one those that were kept, see report.ReadOptions"`

	Logins   []*loginFacts   `expr:"logins" empty:"yes" doc:"who is logged in; empty if nobody is"`
	Captures []*captureFacts `expr:"captures" doc:"the files that the facts were read from"`
	Link     *linkFacts      `expr:"link" doc:"the link of the ACD that is judged, in rules for each acd"`

	part bool // the log says that it is a part of the whole
}

type loginFacts struct {
	User  string        `expr:"user" doc:"the user"`
	Line  string        `expr:"line" absent:"yes" doc:"the terminal, such as pts/1"`
	From  string        `expr:"from" absent:"yes" doc:"the host, where it is shown"`
	Since time.Time     `expr:"since" absent:"yes" past:"yes" doc:"when the user logged in"`
	Age   time.Duration `expr:"age" absent:"yes" of:"since" doc:"how long ago that was; not known of a time in the future"`

	Future bool `expr:"__future"` // since lies in the future
	at     centrevu.Line
}

type captureFacts struct {
	Name string        `expr:"name" doc:"the name of the file"`
	Time time.Time     `expr:"time" absent:"yes" past:"yes" doc:"when it was captured, at the latest"`
	Age  time.Duration `expr:"age" absent:"yes" of:"time" doc:"how long ago that was; not known of a time in the future"`

	Future bool `expr:"__future"` // time lies in the future
}

type beforeFacts struct {
	Status string        `expr:"status" absent:"yes" words:"ok,not applicable,warning,critical" doc:"what this rule said of the same thing, before any silence; not known without a history, and if it could not tell"`
	Time   time.Time     `expr:"time" absent:"yes" past:"yes" doc:"when that report was made"`
	Age    time.Duration `expr:"age" absent:"yes" of:"time" doc:"how long ago that was"`

	Future bool `expr:"__future"` // time lies in the future
}

type backupFacts struct {
	State          string        `expr:"state" absent:"yes" words:"finished,running,failed" doc:"what the status text says of the last backup"`
	Text           string        `expr:"text" absent:"yes" doc:"the status text as shown"`
	Errors         string        `expr:"errors" doc:"the error text; empty if there is none"`
	CompletedToday int           `expr:"completed_today" absent:"yes" range:"0" doc:"how many backups finished since midnight"`
	FinishedAt     time.Time     `expr:"finished_at" absent:"yes" past:"yes" doc:"when the last backup finished"`
	Age            time.Duration `expr:"age" absent:"yes" of:"finished_at" doc:"how long ago that was; not known of a time in the future"`

	Future bool `expr:"__future"` // finished_at lies in the future
	at     []centrevu.Line
}

type linkFacts struct {
	ACD         acdFacts `expr:"acd" doc:"the ACD"`
	Application string   `expr:"application" absent:"yes" known:"waiting session,translation pumpup,data transfer,not collecting data,CMS System Setup,busied out (switch)" doc:"the word as shown"`
	Session     string   `expr:"session" absent:"yes" known:"quiescent,waiting acceptance,data transfer" doc:"the word as shown"`
	Connection  string   `expr:"connection" absent:"yes" known:"operational,quiescent,out of order" doc:"the word as shown; more exist than are documented"`
	Peer        string   `expr:"peer" absent:"yes" words:"primary,secondary" doc:"what R21 shows next to the connection"`
	State       string   `expr:"state" absent:"yes" words:"up,transient,down,off" doc:"what the three words say together"`

	at centrevu.Line
}

type runFacts struct {
	ACD   acdFacts      `expr:"acd" doc:"the ACD"`
	Kind  string        `expr:"kind" absent:"yes" words:"interval,daily,weekly,monthly" doc:"the kind of archive"`
	State string        `expr:"state" absent:"yes" words:"not run,finished,succeeded,failed,running" doc:"a window says finished of a failed run too; only table arch_stat knows succeeded and failed"`
	Text  string        `expr:"text" absent:"yes" doc:"the status as shown"`
	Last  time.Time     `expr:"last" absent:"yes" past:"yes" doc:"when the archiver ran last"`
	Next  time.Time     `expr:"next" absent:"yes" doc:"when it is to run again"`
	Age   time.Duration `expr:"age" absent:"yes" of:"last" doc:"how long ago the last run was; not known of a time in the future"`
	Due   time.Time     `expr:"due" absent:"yes" doc:"when it was due last, by its schedule"`

	Future bool `expr:"__future"` // last lies in the future
	at     centrevu.Line
}

type entryFacts struct {
	ACD      acdFacts      `expr:"acd" doc:"the ACD"`
	Time     time.Time     `expr:"time" absent:"yes" past:"yes" doc:"when it happened, to the minute"`
	Age      time.Duration `expr:"age" absent:"yes" of:"time" doc:"how long ago that was; not known of a time in the future"`
	Code     int           `expr:"code" absent:"yes" doc:"the error code; no list of meanings is documented; not known of one that is no number"`
	Count    int           `expr:"count" absent:"yes" range:"1" doc:"how many events it stands for; only a table tells"`
	Severity string        `expr:"severity" absent:"yes" doc:"the word as printed; no filter, for INFO can mean that data collection is down"`
	Text     string        `expr:"text" absent:"yes" doc:"the description on one line"`
	Verdict  string        `expr:"verdict" absent:"yes" words:"usual,unusual" doc:"what the server's baseline says of its kind on its day; not known without one, and of a day that it cannot judge"`

	Future bool `expr:"__future"` // time lies in the future
	at     centrevu.Line
}

type acdFacts struct {
	Number int    `expr:"number" absent:"yes" range:"1 26" doc:"1 to 26"`
	Name   string `expr:"name" absent:"yes" doc:"its name, where one is shown"`
	Pseudo bool   `expr:"pseudo" absent:"yes" by:"number" doc:"whether it is a pseudo-ACD, 9 to 26"`
}

func (a acdFacts) acd() centrevu.ACD {
	return centrevu.ACD{Number: max(a.Number, 0), Name: a.Name}
}
