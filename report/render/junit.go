package render

import (
	"encoding/xml"
	"io"
	"time"

	"example.com/centrevu/report"
)

// JUnit writes a report as JUnit XML, for what shows test results: a test suite
// for each server and for the pair, a test case for each finding. A warning or
// critical one is a failure, an unknown one an error, and one that is silenced
// or does not apply is skipped.
func JUnit(w io.Writer, r *report.Report) error {
	all := junitSuites{Name: "CMS daily check"}
	t := text{report: r}
	for _, server := range t.subjects() {
		s := junitSuite{Name: title(server)}
		if !r.Now.IsZero() {
			s.Timestamp = r.Now.Format(time.RFC3339)
		}
		for _, f := range r.Of(server) {
			s.add(&f)
		}
		all.Tests, all.Failures = all.Tests+s.Tests, all.Failures+s.Failures
		all.Errors, all.Skipped = all.Errors+s.Errors, all.Skipped+s.Skipped
		all.Suites = append(all.Suites, s)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(all); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Skipped  int          `xml:"skipped,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name      string      `xml:"name,attr"`
	Tests     int         `xml:"tests,attr"`
	Failures  int         `xml:"failures,attr"`
	Errors    int         `xml:"errors,attr"`
	Skipped   int         `xml:"skipped,attr"`
	Timestamp string      `xml:"timestamp,attr,omitempty"`
	Cases     []junitCase `xml:"testcase"`
}

type junitCase struct {
	Class   string    `xml:"classname,attr"`
	Name    string    `xml:"name,attr"`
	Failure *junitWhy `xml:"failure"`
	Error   *junitWhy `xml:"error"`
	Skipped *junitWhy `xml:"skipped"`
}

type junitWhy struct {
	Type    string `xml:"type,attr,omitempty"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

func (s *junitSuite) add(f *report.Finding) {
	c := junitCase{Class: plain(f.Rule), Name: sentence(f)}
	why := &junitWhy{Type: judged(*f).String(), Message: sentence(f), Text: proof(f)}
	s.Tests++
	switch judged(*f) {
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

// proof is the evidence of a finding and its advice, a line each.
func proof(f *report.Finding) string {
	var out string
	for _, l := range f.Evidence {
		out += plain(place(l)) + " | " + plain(l.Text) + "\n"
	}
	if f.Advice != "" {
		out += plain(f.Advice) + "\n"
	}
	return out
}
