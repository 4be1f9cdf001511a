def practices(request):
    raise NotImplementedError
