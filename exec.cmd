@rem npm start begins with exec, so that npm's signals reach Node and not a shell in between. Windows has no exec.
@%*
