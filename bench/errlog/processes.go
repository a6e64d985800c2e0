package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// process is a program that reads the log.
type process struct {
	name  string
	needs string // the program; empty = this one
	args  func(dir, log string) ([]string, error)
	found func(out []byte) string // the number of entries in what it printed
}

var processes = []process{
	{
		name: "errlog.Entries",
		args: func(_, log string) ([]string, error) { return []string{"-read", log}, nil },
		found: func(out []byte) string {
			n, _, _ := strings.Cut(string(out), " ")
			return n
		},
	},
	{
		// Counts headers only: it knows no records of several lines.
		name: "mtail, headers only", needs: "mtail",
		args: func(dir, log string) ([]string, error) {
			prog := filepath.Join(dir, "cms.mtail")
			return []string{"--one_shot", "--one_shot_format", "json", "--poll_interval", "0", "--progs", prog, "--logs", log,
				"--log_dir", dir, "--port", "0"}, os.WriteFile(prog, []byte(mtailProgram), 0o600)
		},
		found: func(out []byte) string {
			if i := bytes.LastIndex(out, []byte(`"Value":`)); i >= 0 {
				return strings.TrimRight(strings.Fields(string(out[i+len(`"Value":`):]))[0], ",}]")
			}
			return "?"
		},
	},
	{
		name: "lnav", needs: "lnav",
		args: func(dir, log string) ([]string, error) {
			formats := filepath.Join(dir, "formats", "installed")
			if err := os.MkdirAll(formats, 0o700); err != nil {
				return nil, err
			}
			return []string{"-n", "-I", dir, "-c", ";SELECT count(*) AS n FROM cms_log", "-c", ":write-csv-to -", log},
				os.WriteFile(filepath.Join(formats, "cms_log.json"), lnavFormat(), 0o600)
		},
		found: func(out []byte) string {
			lines := strings.Fields(string(out))
			for i, l := range lines {
				if l == "n" && i+1 < len(lines) {
					return lines[i+1]
				}
			}
			return "?"
		},
	},
}

const mtailProgram = `counter entries
/^(?P<date>\d\d\/\d\d\/\d\d \d\d:\d\d [AP]M) (?P<code>\d+) (?P<acd>\d+) (?P<severity>[A-Z]+)$/ {
  strptime($date, "01/02/06 03:04 PM")
  entries++
}
`

func lnavFormat() []byte {
	type m = map[string]any
	b, _ := json.Marshal(m{
		"$schema": "https://lnav.org/schemas/format-v1.schema.json",
		"cms_log": m{
			"title":            "CMS error log",
			"regex":            m{"std": m{"pattern": `^(?<timestamp>\d\d/\d\d/\d\d \d\d:\d\d [AP]M) (?<code>\d+) (?<acd>\d+) (?<severity>[A-Z]+)(?<body>)$`}},
			"timestamp-format": []string{"%m/%d/%y %I:%M %p"},
			"value":            m{"code": m{"kind": "integer"}, "acd": m{"kind": "integer"}, "severity": m{"kind": "string"}},
			"sample":           []m{{"line": "10/19/15 12:29 PM 3 4 INFO"}},
		},
	})
	return b
}

// cpu runs the program and returns its CPU time in seconds and what it found.
func (p process) cpu(dir, log string) (seconds float64, found string, err error) {
	program := p.needs
	if program == "" {
		if program, err = os.Executable(); err != nil {
			return 0, "", err
		}
	}
	args, err := p.args(dir, log)
	if err != nil {
		return 0, "", err
	}
	cmd := exec.Command(program, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	cmd.Env = append(os.Environ(), "HOME="+dir, "TERM=xterm")
	out, err := cmd.Output()
	if err != nil {
		return 0, "", fmt.Errorf("%s: %w: %.300s", p.name, err, stderr.Bytes())
	}
	return (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds(), p.found(out), nil
}
