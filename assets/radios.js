// Shows the questions that belong to the chosen radio button and hides the others'. Our own, because govuk-frontend's
// puts aria-expanded on radio buttons, which ARIA does not allow there.
export function revealChosen(group) {
  const radios = [...group.querySelectorAll('input[type="radio"][data-aria-controls]')]
  const show = () => {
    for (const radio of radios) {
      const part = document.getElementById(radio.dataset.ariaControls)
      part?.classList.toggle('govuk-radios__conditional--hidden', !radio.checked)
    }
  }
  group.addEventListener('change', show)
  // The browser may bring back another choice when one goes back to the page.
  window.addEventListener('pageshow', show)
  show()
}
