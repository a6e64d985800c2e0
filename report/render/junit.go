package render

import (
	"encoding/xml"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.com/centrevu/internal/plain"
	"example.com/centrevu/report"
)

// JUnitOptions are what a caller can set for JUnit. The zero value works.
type JUnitOptions struct {
	Options

	// Surefire writes one test suite with everything in it, as Maven Surefire
	// does, instead of a suite for each server in one for the pair. The schemas
	// of Jenkins and Ant take the latter, and no file can be fit for all three.
	Surefire bool
}

// JUnit writes a report as JUnit XML, for what shows test results: a test suite
// for each server and for the pair, a test case for each finding, and one for
// the verdict. A warning or critical one is a failure, an unknown one an error,
// and one that is silenced or does not apply is skipped. A case is named after
// the rule and what it is about, so that it has the same name every day.
// Captures and counts are properties; what was not understood is the output.
func JUnit(w io.Writer, r *report.Report) error { return JUnitOptions{}.JUnit(w, r) }

// JUnit is the function JUnit.
func (o JUnitOptions) JUnit(w io.Writer, r *report.Report) error {
	d, err := digestOf(r, o.Options)
	if err != nil {
		return err
	}
	var doc any
	if o.Surefire {
		all := d.junitSuite("CMS daily check")
		all.Host, all.Package, all.ID = "", "", nil
		all.addVerdict(d)
		var out string
		for _, server := range d.names {
			prefix := server
			if server == "" {
				prefix = "pair"
			}
			out += d.junitServer(all, server, xmlToken(prefix)+".")
		}
		all.Cases[0].Out = out // Surefire has the output of a case, and none of a suite
		doc = all
	} else {
		var all junitSuites
		for i, server := range d.names {
			name := server
			if server == "" {
				name = "the pair"
			}
			s := d.junitSuite(xmlToken(name))
			s.ID = &i
			if server == "" {
				s.addVerdict(d)
			}
			out, nothing := d.junitServer(s, server, ""), ""
			s.Out, s.Err = &out, &nothing
			all.Suites = append(all.Suites, s)
		}
		doc = all
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(doc); err != nil {
		return err
	}
	_, err = io.WriteString(w, "\n")
	return err
}

// Ant's schema has no attribute here, and wants all of those of a suite.
type junitSuites struct {
	XMLName xml.Name      `xml:"testsuites"`
	Suites  []*junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	XMLName    xml.Name        `xml:"testsuite"`
	Name       string          `xml:"name,attr"`
	Package    string          `xml:"package,attr,omitempty"`
	ID         *int            `xml:"id,attr"`
	Host       string          `xml:"hostname,attr,omitempty"`
	Timestamp  string          `xml:"timestamp,attr"`
	Time       string          `xml:"time,attr"`
	Tests      int             `xml:"tests,attr"`
	Failures   int             `xml:"failures,attr"`
	Errors     int             `xml:"errors,attr"`
	Skipped    int             `xml:"skipped,attr"`
	Properties []junitProperty `xml:"properties>property"`
	Cases      []junitCase     `xml:"testcase"`
	Out        *string         `xml:"system-out"`
	Err        *string         `xml:"system-err"`

	names map[string]int
}

type junitProperty struct {
	Name  string `xml:"name,attr"`
	Value string `xml:"value,attr"`
}

type junitCase struct {
	Class   string    `xml:"classname,attr"`
	Name    string    `xml:"name,attr"`
	Time    string    `xml:"time,attr"`
	Failure *junitWhy `xml:"failure"`
	Error   *junitWhy `xml:"error"`
	Skipped *junitWhy `xml:"skipped"`
	Out     string    `xml:"system-out,omitempty"`
}

type junitWhy struct {
	Type    string `xml:"type,attr,omitempty"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

func (d *digest) junitSuite(name string) *junitSuite {
	// A date and time without a zone is what the schemas take: it is UTC. They
	// want one, too: the beginning of 1970 is none.
	at := d.Now
	if at.IsZero() {
		at = time.Unix(0, 0)
	}
	s := &junitSuite{
		Name: name, Package: "centrevu", Host: "localhost", Time: "0", names: make(map[string]int),
		Timestamp: at.UTC().Format("2006-01-02T15:04:05"),
	}
	s.property("verdict", d.worst.String())
	if !d.Now.IsZero() {
		s.property("checked", d.Now.Format(time.RFC3339))
	}
	if zone := zoneOf(d.Now); zone != "" {
		s.property("zone", plain.Text(zone))
	}
	n := d.rest()
	s.property("unclaimed lines", strconv.Itoa(n.unclaimed))
	s.property("unrecognised files", strconv.Itoa(n.unrecognised))
	s.property("rules switched off", strconv.Itoa(n.off))
	s.property("unused silences", strconv.Itoa(n.unused))
	return s
}

func (s *junitSuite) property(name, value string) {
	s.Properties = append(s.Properties, junitProperty{xmlToken(name), value})
}

func (s *junitSuite) addVerdict(d *digest) {
	f := &report.Finding{Rule: "verdict", Status: d.worst, Message: d.headline()}
	s.add(d, f, "")
}

// junitServer adds the findings of a server and its captures, and returns what
// was not understood of them.
func (d *digest) junitServer(s *junitSuite, server, prefix string) string {
	for _, f := range d.of[server] {
		s.add(d, f, prefix)
	}
	var out strings.Builder
	for _, info := range d.Servers {
		if info.Name != server {
			continue
		}
		for _, c := range info.Captures {
			s.property("capture "+shortName(c.Name), plain.Text(d.captureSays(c)))
		}
		for l := range first(d.say, info.Unclaimed, mostGroups, func(more string) { out.WriteString(more + "\n") }) {
			out.WriteString(d.say.t("not understood: {1}", place(l)+" | "+shortLine(l.Text)) + "\n")
		}
	}
	return out.String()
}

func (s *junitSuite) add(d *digest, f *report.Finding, prefix string) {
	c := junitCase{Class: prefix + xmlToken(f.Rule), Name: xmlToken(f.Rule), Time: "0"}
	if about := caseSubject(f); about != "" {
		c.Name += " " + xmlToken(about)
	}
	// Two findings of one name are the first and the second of it.
	full := c.Class + "\x00" + c.Name
	if s.names[full]++; s.names[full] > 1 {
		c.Name += " #" + strconv.Itoa(s.names[full])
	}
	message := d.say.sentence(f)
	if d.folded[f] {
		message = d.say.t("follows from another: {1}", message)
	}
	why := &junitWhy{Type: judged(f).String(), Message: message, Text: d.proof(f)}
	s.Tests++
	switch judged(f) {
	case report.Warning, report.Critical:
		c.Failure = why
		s.Failures++
	case report.Unknown:
		c.Error = why
		s.Errors++
	case report.NotApplicable, report.Silenced:
		c.Skipped = &junitWhy{Message: why.Message}
		s.Skipped++
	}
	s.Cases = append(s.Cases, c)
}

// caseSubject names what a case is about.
func caseSubject(f *report.Finding) string {
	return list(slices.DeleteFunc([]string{subject(f), f.Subject, f.Of}, func(s string) bool { return s == "" }))
}

// xmlToken is a name without blanks at its ends and with no two together.
func xmlToken(s string) string {
	s = strings.Join(strings.Fields(shortName(s)), " ")
	if s == "" {
		return "-"
	}
	return s
}

// proof is the evidence of a finding and its advice, a line each.
func (d *digest) proof(f *report.Finding) string {
	var out strings.Builder
	for l := range first(d.say, f.Evidence, 100, func(more string) { out.WriteString(more + "\n") }) {
		out.WriteString(place(l) + " | " + shortLine(l.Text) + "\n")
	}
	if a := d.say.advice(f); a != "" {
		out.WriteString(a + "\n")
	}
	if n := len(d.below(f)); n > 0 {
		out.WriteString(d.say.t("{1|# more follows|# more follow} from this: {2}", n, d.tally(d.below(f))) + "\n")
	}
	return out.String()
}
