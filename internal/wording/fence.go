package wording

import "regexp"

// IsFence reports whether a line is what stands around a text that is to be shown as it is,
// in Markdown or on a page of a wiki: marks, and behind the first perhaps a word for what
// the text is.
func IsFence(line string) bool { return fence.MatchString(line) }

var fence = regexp.MustCompile("^(?:(?:`{3,}|~{3,}) ?(?:" + fenced + ")?|\\{(?:noformat|code)(?::(?:" + fenced + "))?\\}|</?(?:pre|code)>|<pre><code>|</code></pre>|\\[/?code\\])$")

const fenced = "ansi|bash|code|console|ksh|log|none|output|plain|plaintext|screen|session|sh|shell|terminal|text|txt"
