// What a page gets better by, never what it needs: the few parts of govuk-frontend in use, with the page's own words.
import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  SkipLink,
  createAll
} from 'govuk-frontend'
import { revealChosen } from './radios.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')

for (const component of [Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, SkipLink]) {
  createAll(component)
}
for (const group of document.querySelectorAll('[data-module="govuk-radios"]')) revealChosen(group)
