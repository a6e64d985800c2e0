package rulefile

// What a file may hold at most. The figures are far above any site's needs and
// low enough that the worst file within them loads in seconds: a file of 200
// rules has some 120 KB and 10,000 tokens.
const (
	maxSize    = 1 << 20 // bytes of a file
	maxSigns   = 200_000 // that may begin a piece of YAML
	maxPieces  = 60_000  // of YAML
	maxDepth   = 12      // of mappings and lists within each other
	maxKeys    = 1000    // of one mapping
	maxRules   = 1000
	maxRanked  = 50     // outcomes of a rule
	maxItems   = 10_000 // of a named list
	maxExpr    = 2000   // characters of a condition
	maxNodes   = 250    // parts of a condition
	maxText    = 2000   // characters of a message or other text
	maxSilence = 10_000
	maxRefused = 10  // pieces of YAML that are not read here, each of which is listed
	maxIssues  = 100 // errors, and warnings, that are listed
)

// What a rule may take at run time, on one server or pair.
const (
	// maxSteps bounds the parts of conditions that are looked at, loops
	// counted as often as they go round. A condition of ten parts over an
	// error log of 100,000 entries is a million; ten million take about a
	// second.
	maxSteps = 10_000_000

	// maxEvidence bounds the lines of one finding.
	maxEvidence = 20
)
