package cli

import (
	"fmt"
	"strings"
	"testing"

	"coachctl/internal/document"
	"coachctl/internal/help"
	"coachctl/internal/intake"
)

func TestThePageOnLimitsHasThoseOfTheCode(t *testing.T) {
	page, _ := help.Page("limits")
	for _, says := range []string{
		fmt.Sprintf("%d KiB of front matter, %d KiB of body\n", document.MaxFront>>10, document.MaxBody>>10),
		fmt.Sprintf("a template                 %d KiB,", document.MaxFile>>10),
		fmt.Sprintf("%d MiB, %d,%03d rows,", intake.MaxFile>>20, intake.MaxRows/1000, intake.MaxRows%1000),
		fmt.Sprintf("the latest %d of all contracts", mostVersions),
	} {
		if !strings.Contains(page, says) {
			t.Errorf("the page does not say %q", says)
		}
	}
}
