package render

import (
	"html/template"
	"io"
	"strings"

	"example.com/centrevu/report"
)

// HTML writes a report as one page that needs nothing else: no script, no
// font, no picture. Captured text is escaped.
func HTML(w io.Writer, r *report.Report) error {
	var page strings.Builder
	err := htmlPage.Execute(&page, htmlReport{
		Verdict: r.Worst(), Headline: headline(r), Report: r,
		Wrong: byStatus(r, wrong...), Silenced: byStatus(r, report.Silenced),
		Rest: byStatus(r, report.OK, report.NotApplicable),
	})
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, page.String())
	return err
}

type htmlReport struct {
	Verdict               report.Status
	Headline              string
	Report                *report.Report
	Wrong, Silenced, Rest []*report.Finding
}

var htmlPage = template.Must(template.New("page").Funcs(template.FuncMap{
	"class":    func(s report.Status) string { return strings.ReplaceAll(s.String(), " ", "-") },
	"status":   func(f *report.Finding) report.Status { return judged(*f) },
	"sentence": sentence, "whose": whose, "plain": plain, "place": place,
}).Parse(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>CMS daily check: {{.Verdict}}</title>
<style>
body{font:16px/1.4 sans-serif;margin:2em auto;max-width:60em;padding:0 1em}
table{border-collapse:collapse;width:100%}
td,th{border-bottom:1px solid #ccc;padding:.4em;text-align:left;vertical-align:top}
pre{margin:.3em 0;overflow-x:auto}
.ok{color:#060}.warning{color:#850}.critical{color:#a00}.unknown{color:#808}.silenced,.not-applicable{color:#555}
</style>
</head>
<body>
<h1 class="{{class .Verdict}}">{{.Verdict}}</h1>
<p>{{.Headline}}.{{if not .Report.Now.IsZero}} Checked for {{.Report.Now.Format "2006-01-02 15:04 MST"}}.{{end}}</p>
{{- define "rows"}}
<table>
<tr><th>Status</th><th>Server</th><th>Rule</th><th>Finding</th></tr>
{{- range .}}
<tr><td class="{{class (status .)}}">{{status .}}</td><td>{{whose .}}</td><td>{{plain .Rule}}</td><td>{{sentence .}}
{{- if .Advice}}<br><em>{{plain .Advice}}</em>{{end}}
{{- range .Evidence}}<pre>{{plain (place .)}}
{{plain .Text}}</pre>{{end}}</td></tr>
{{- end}}
</table>
{{- end}}
{{- if .Wrong}}
<h2>To do</h2>{{template "rows" .Wrong}}{{end}}
{{- if .Silenced}}
<h2>Silenced</h2>{{template "rows" .Silenced}}{{end}}
{{- if .Rest}}
<details><summary>Fine, or does not apply: {{len .Rest}}</summary>{{template "rows" .Rest}}
</details>{{end}}
</body>
</html>
`))
