package scaffold

// PracticeValues are what `init` knows of a practice. Email may be empty.
type PracticeValues struct {
	Coach, Email string
	Zone         string // IANA name
	CI           bool   // also a workflow and a pre-commit configuration
}

// Practice writes the files at the root of a practice, coachctl.yaml first.
func (b Builder) Practice(v PracticeValues) ([]File, error) {
	parts := [][2]string{
		{"coachctl.yaml", "practice.yaml.tmpl"},
		{".gitignore", "gitignore.tmpl"},
		{".gitattributes", "gitattributes.tmpl"},
	}
	if v.CI {
		parts = append(parts,
			[2]string{".github/workflows/coachctl.yml", "workflow.yml.tmpl"},
			[2]string{".pre-commit-config.yaml", "pre-commit.yaml.tmpl"})
	}
	var files []File
	for _, part := range parts {
		f, err := b.file(part[0], part[1], v)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return files, nil
}
