import type { IdentityMessages } from './messages.uk.ts';

/** English words of signing in. */
export const en: IdentityMessages = {
  roles: {
    reception: 'Reception',
    frontOffice: 'Front-office worker',
    backOffice: 'Back-office worker',
    providerHead: 'Head of a provider',
    centreHead: 'Head of the centre',
    coordinator: 'Department coordinator',
    eofficeOperator: 'E-office operator',
    headEoffice: 'Head e-office',
    auditor: 'Auditor (personal data)',
    administrator: 'System administrator',
    kiosk: 'Kiosk',
    board: 'Board',
  },
  noRole: 'No role chosen',
  wait: (seconds) =>
    seconds < 60
      ? 'Too many failed attempts. Try again in a minute.'
      : `Too many failed attempts. Try again in ${Math.ceil(seconds / 60)} min.`,
  signIn: {
    title: 'Staff sign-in',
    lead: 'Sign in to start work. Your administrator gives you the login.',
    login: 'Login',
    password: 'Password',
    submit: 'Sign in',
    loginMissing: 'Enter your login.',
    passwordMissing: 'Enter your password.',
    refused: 'The login or the password does not fit. Check the keyboard layout and Caps Lock and try again.',
    forgotten: 'Forgot the password?',
    forgottenText:
      'Ask the administrator of your institution for a one-time password. Nobody sends passwords by mail.',
  },
  signedOut: 'You have signed out.',
  chooseRole: {
    title: 'In which role do you work now?',
    lead: 'You have several roles. You can change the choice at any time on the page “My account”.',
    now: 'now',
    none: 'You have no role at present',
    noneText: 'Ask the administrator of your institution to give you a role.',
    gone: 'This role is no longer valid. Choose another.',
    signOut: 'Sign out',
  },
};
